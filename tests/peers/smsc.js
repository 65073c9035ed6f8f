// A message centre for SMPP 3.4 that behaves by the last digit of the number, and tells what it was sent.
//
//   0 delivers                      5 phone off until the message's life ends
//   1 throttles                     6 knows no such number
//   2 never answers                 7 takes the first part of a text and turns the second away
//   3 takes it, then drops the line 8 delivers, and the person writes back
//   4 delivers, receipts come twice 9 cannot deliver
//
// Each line on standard output is one JSON object; the first names the port. Each line on standard input is a text that a
// person writes: `from`, `to`, `text`, `bind` (over which line, by its age), `udh` (hexadecimal) or `sar` (three numbers).
'use strict';
const smpp = require('smpp');

const say = (event) => process.stdout.write(JSON.stringify(event) + '\n');
const states = new Map();
const lines = [];
let last = 0;

function text(pdu) {
  const message = pdu.short_message.message;
  return Buffer.isBuffer(message) ? message.toString('latin1') : message;
}

function receipt(session, pdu, id, stat) {
  const done = pdu.validity_period instanceof Date ? pdu.validity_period : new Date();
  const stamp = done.toISOString().replace(/[-:T]/g, '').slice(2, 14);
  session.deliver_sm({
    source_addr: pdu.destination_addr,
    destination_addr: pdu.source_addr,
    esm_class: smpp.ESM_CLASS.MC_DELIVERY_RECEIPT,
    short_message: `id:${id} sub:001 dlvrd:001 submit date:${stamp} done date:${stamp} stat:${stat} err:000 text:`,
  }, (answer) => say({ acknowledged: id, status: answer.command_status }));
}

function part(pdu) {
  const udh = pdu.short_message.udh;
  return udh && udh.length ? udh[0][4] : 1;
}

const server = smpp.createServer({}, (session) => {
  session.on('error', () => {});
  session.on('bind_transceiver', (pdu) => {
    const known = pdu.system_id === 'bank' && pdu.password === 'secret';
    session.send(pdu.response({ command_status: known ? smpp.ESME_ROK : smpp.ESME_RBINDFAIL }));
    if (known) lines.push(session);
    say({ bound: known });
  });
  session.on('enquire_link', (pdu) => session.send(pdu.response()));
  session.on('unbind', (pdu) => { session.send(pdu.response()); session.close(); });
  session.on('query_sm', (pdu) => {
    const state = states.get(pdu.message_id);
    session.send(pdu.response(state === undefined
      ? { command_status: smpp.ESME_RQUERYFAIL }
      : { message_id: pdu.message_id, final_date: '', message_state: state, error_code: 0 }));
  });
  session.on('submit_sm', (pdu) => {
    const end = pdu.destination_addr.slice(-1);
    const id = `m${++last}`;
    const refuse = (status) => session.send(pdu.response({ command_status: status }));
    const take = (state) => {
      states.set(id, state);
      say({
        id, to: pdu.destination_addr, from: pdu.source_addr, text: text(pdu), part: part(pdu), coding: pdu.data_coding,
        until: pdu.validity_period, receipt: pdu.registered_delivery,
      });
    };
    if (end === '1') return refuse(smpp.ESME_RTHROTTLED);
    if (end === '2') return say({ hung: pdu.destination_addr });
    if (end === '6') return refuse(smpp.ESME_RINVDSTADR);
    if (end === '7' && part(pdu) === 2) return refuse(smpp.ESME_RTHROTTLED);
    if (end === '3') { take(2); return session.socket.destroy(); }
    const failed = { 5: ['EXPIRED', 3], 9: ['UNDELIV', 5] }[end];
    take(failed ? failed[1] : 2);
    session.send(pdu.response({ message_id: id }));
    receipt(session, pdu, id, failed ? failed[0] : 'DELIVRD');
    if (end === '4') receipt(session, pdu, id, 'DELIVRD');
    if (end === '8') {
      session.deliver_sm({
        source_addr: pdu.destination_addr, destination_addr: pdu.source_addr, data_coding: 8,
        short_message: { message: Buffer.from('退订', 'utf16le').swap16() },
      }, (answer) => say({ acknowledged: 'reply', status: answer.command_status }));
    }
    return undefined;
  });
});

require('readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const { from, to, text: written, bind, udh, sar } = JSON.parse(line);
  const message = Buffer.from(written, 'utf16le').swap16();
  const [reference, total, number] = sar || [];
  lines[bind].deliver_sm({
    source_addr: from, destination_addr: to, data_coding: 8, esm_class: udh ? 0x40 : 0,
    short_message: udh ? { udh: Buffer.from(udh, 'hex'), message } : { message },
    ...(sar ? { sar_msg_ref_num: reference, sar_total_segments: total, sar_segment_seqnum: number } : {}),
  }, (answer) => say({ heard: written, status: answer.command_status }));
});
server.listen(0, '127.0.0.1', () => say({ port: server.address().port }));
