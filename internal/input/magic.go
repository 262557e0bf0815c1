// SPDX-License-Identifier: Apache-2.0

package input

import (
	"bytes"
	"strings"
)

const whatIsRead = "kg reads plain text and JSON lines"

// known tells what a file is by its first bytes, "" where they are no mark of anything that kg does not read.
func known(head []byte) string {
	for _, k := range []struct{ mark, is string }{
		{"%PDF-", "a PDF document"},
		{"PK\x03\x04", "a ZIP archive or an office document (DOCX, ODT, EPUB)"},
		{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document (DOC, XLS)"},
		{`{\rtf`, "an RTF document"},
		{"\x89PNG\r\n", "a PNG image"},
		{"GIF87a", "a GIF image"},
		{"GIF89a", "a GIF image"},
		{"\xff\xd8\xff", "a JPEG image"},
		{"II*\x00", "a TIFF image"},
		{"MM\x00*", "a TIFF image"},
		{"RIFF", "a RIFF file (WebP, WAV, AVI)"},
		{"OggS", "an Ogg file"},
		{"ID3", "an MP3 file"},
		{"\x7fELF", "a program (ELF)"},
		{"\xcf\xfa\xed\xfe", "a program (Mach-O)"},
		{"\x00asm", "a program (WebAssembly)"},
		{"BZh", "a bzip2 archive"},
		{"\xfd7zXZ\x00", "an xz archive"},
		{"\x28\xb5\x2f\xfd", "a Zstandard archive"},
		{"7z\xbc\xaf\x27\x1c", "a 7z archive"},
		{"Rar!\x1a\x07", "a RAR archive"},
		{"SQLite format 3\x00", "an SQLite database"},
	} {
		// A mark of letters alone may begin a text: then no byte near it is beyond what texts hold.
		if bytes.HasPrefix(head, []byte(k.mark)) && (!wordLike(k.mark) || noControls(head) != nil) {
			return k.is
		}
	}
	if len(head) > 262 && string(head[257:262]) == "ustar" {
		return "a tar archive"
	}
	start := strings.ToLower(string(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\uFEFF")), " \t\r\n")))
	switch {
	case strings.HasPrefix(start, "<!doctype html"), strings.HasPrefix(start, "<html"):
		return "an HTML page"
	case strings.HasPrefix(start, "<?xml"):
		return "an XML document"
	}
	return ""
}

func wordLike(mark string) bool {
	for _, r := range mark {
		if !isASCIILetter(byte(r)) && (r < '0' || r > '9') || r > 0x7F {
			return false
		}
	}
	return true
}
