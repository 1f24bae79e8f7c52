"""Text files that are neither HTML nor the dump of a page, told by their content: XML, tables, subtitles, source code."""
