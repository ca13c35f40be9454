"""消息 and 提醒: what happened reaches the people whom it concerns, surely and once."""
