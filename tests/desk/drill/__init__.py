"""The long drills: many kills, a provider that misbehaves, a thousand races."""
