"""The state machine of clearing: pure, shared by server and station."""
