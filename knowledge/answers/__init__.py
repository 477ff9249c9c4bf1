"""What a query found → what a person is told, one kind of answer a file."""
