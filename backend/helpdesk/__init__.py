"""工单: a person asks for help with the evidence of his problem; support answers it."""
