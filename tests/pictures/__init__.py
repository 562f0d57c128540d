"""Pictures of the bot's replies for the README, made from what it really sends."""
