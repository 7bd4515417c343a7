"""parse/tracker."""
