"""The look: tokens, style sheet, theme, icons and painters; import its modules one by one."""
