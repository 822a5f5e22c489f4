"""The stage: everything that moves with the film, and the player that moves it."""
