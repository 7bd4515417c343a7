"""The one door between text from outside and the screen."""
