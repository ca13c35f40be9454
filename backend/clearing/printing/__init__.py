"""清卡报告 on paper."""
