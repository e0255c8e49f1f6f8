"""The cells of tables that strangers made: .xlsx, .ods, .xls and .csv."""
