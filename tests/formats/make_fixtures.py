#!/usr/bin/env python3
"""Makes the same report in other formats from report.txt: report.html, .docx, .ofd, .zip, .pdf and .doc.

    tests/formats/make_fixtures.py           # python3 alone
    tests/formats/make_fixtures.py --office  # also .pdf and .doc: libreoffice-writer-nogui, fonts-noto-cjk

Each format has what is usual in it: web markup with figures cut over spans; Word's automatic
numbers, heading styles, a running head and a page number field; hard-wrapped lines, running heads and
page numbers in OFD and PDF. The files are kept, so tests need none of this.
"""
import html
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
HEAD = "岚谷县自评报告"
HAN = "一二三四五六七八九十"
INDENT = "\u3000\u3000"


def blocks():
    """(kind, text): title, h1, h2, item, p, sign, table (rows of cells)."""
    lines = (HERE / "report.txt").read_text(encoding="utf-8").split("\n")
    out, table = [], []
    for number, line in enumerate(lines):
        if "\t" in line:
            table.append(line.split("\t"))
            continue
        if table:
            out.append(("table", table))
            table = []
        words = line.strip(INDENT)
        if not words:
            continue
        if number < 2:
            kind = "title"
        elif re.match("[%s]、" % HAN, words):
            kind = "h1"
        elif re.match("（[%s]）" % HAN, words):
            kind = "h2"
        elif re.match(r"\d\.", words):
            kind = "item"
        elif number >= len(lines) - 3:
            kind = "sign"
        else:
            kind = "p" if line.startswith(INDENT) else "flush"
        out.append((kind, words))
    return out


class GbkInfo(zipfile.ZipInfo):
    """An entry whose name is GBK and does not say so."""

    def _encodeFilenameFlags(self):
        return self.filename.encode("gbk"), self.flag_bits


def zip_of(path, files):
    """The same bytes each time: no dates."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, text in files.items():
            info = GbkInfo(name, (2024, 3, 18, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, text)


# ---- a page as saved from a site whose editor pasted from Word

def split_figures(text):
    """Figures cut over spans, as pasted markup has them."""
    return re.sub(r"(\d+)(\d\.?)", r"<span lang=EN-US>\1</span><span>\2</span>", html.escape(text))


def to_html(parts):
    out = ["<!DOCTYPE html>", '<html><head><meta charset="utf-8">', "<title>自评报告</title>",
           "<style>p{text-indent:2em}</style><script>var page=1;</script></head><body>"]
    titles = [split_figures(words) for kind, words in parts if kind == "title"]
    out.append('<div class="content"><h1>%s</h1>' % "<br>".join(titles))
    for kind, words in parts:
        if kind == "title":
            continue
        if kind == "table":
            out.append("<table>")
            for r, row in enumerate(words):
                tag = "th" if r == 0 else "td"
                out.append("<tr>%s</tr>" % "".join("<%s><p>%s</p></%s>" % (tag, split_figures(c), tag) for c in row))
            out.append("</table>")
        elif kind in ("h1", "h2"):
            out.append("<%s>%s</%s>" % ("h2" if kind == "h1" else "h3", split_figures(words), "h2" if kind == "h1" else "h3"))
        elif kind == "sign":
            out.append('<p style="text-align:right">%s</p>' % split_figures(words))
        else:
            out.append("<p>&nbsp;&nbsp;&nbsp; %s</p>" % split_figures(words))
    out.append("</div></body></html>")
    (HERE / "report.html").write_text("\n".join(out) + "\n", encoding="utf-8")


# ---- Word

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def run(text, size=None):
    props = "<w:rPr><w:sz w:val=\"%d\"/></w:rPr>" % size if size else ""
    return '<w:r>%s<w:t xml:space="preserve">%s</w:t></w:r>' % (props, html.escape(text))


def paragraph(runs, props=""):
    return "<w:p><w:pPr>%s</w:pPr>%s</w:p>" % (props, runs)


def field(instruction):
    return ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>%s</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>' % instruction)


def word_table(rows):
    borders = "".join('<w:%s w:val="single" w:sz="4"/>' % s for s in ("top", "left", "bottom", "right", "insideH", "insideV"))
    out = ['<w:tbl><w:tblPr><w:tblW w:w="8800" w:type="dxa"/><w:tblBorders>%s</w:tblBorders></w:tblPr><w:tblGrid>%s</w:tblGrid>'
           % (borders, '<w:gridCol w:w="2200"/>' * len(rows[0]))]
    for r, row in enumerate(rows):
        out.append("<w:tr>%s" % ("<w:trPr><w:tblHeader/></w:trPr>" if r == 0 else ""))
        for cell in row:
            out.append('<w:tc><w:tcPr><w:tcW w:w="2200" w:type="dxa"/></w:tcPr>%s</w:tc>'
                       % paragraph(run(cell, 24), '<w:jc w:val="center"/>'))
        out.append("</w:tr>")
    return "".join(out) + "</w:tbl>"


def to_docx(parts):
    body = []
    for kind, words in parts:
        if kind == "title":
            body.append(paragraph(run(words, 44), '<w:jc w:val="center"/>'))
        elif kind == "table":
            body.append(word_table(words))
        elif kind == "h1":  # its number is automatic
            body.append(paragraph(run(words[2:]), '<w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'))
        elif kind == "h2":
            body.append(paragraph(run(words), '<w:pStyle w:val="Heading2"/>'))
        elif kind == "sign":
            body.append(paragraph(run(words), '<w:jc w:val="right"/>'))
        elif kind == "flush":
            body.append(paragraph(run(words)))
        else:  # a run ends in the middle of words, as revisions leave them
            half = len(words) // 2
            body.append(paragraph(run(words[:half]) + run(words[half:]), '<w:ind w:firstLineChars="200" w:firstLine="640"/>'))
    section = ('<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>'
               '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" '
               'w:header="851" w:footer="992"/></w:sectPr>')
    style = ('<w:style w:type="paragraph" w:styleId="Heading%d"><w:name w:val="heading %d"/><w:pPr><w:outlineLvl w:val="%d"/></w:pPr>'
             '<w:rPr><w:b/></w:rPr></w:style>')
    numbers = ('<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
               '<w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
               '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')
    kinds = {"document": "main", "styles": "", "numbering": "", "header1": "", "footer1": ""}
    types = "".join('<Override PartName="/word/%s.xml" ContentType="%s%s+xml"/>'
                    % (k, OFFICE, {"document": "document.main", "header1": "header", "footer1": "footer"}.get(k, k)) for k in kinds)
    rels = "".join('<Relationship Id="rId%d" Type="%s/%s" Target="%s.xml"/>' % (i + 1, R, k.rstrip("1"), k)
                   for i, k in enumerate(("styles", "numbering", "header1", "footer1")))
    package = "http://schemas.openxmlformats.org/package/2006/"
    zip_of(HERE / "report.docx", {
        "[Content_Types].xml": XML + '<Types xmlns="%scontent-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                               '<Default Extension="xml" ContentType="application/xml"/>%s</Types>' % (package, types),
        "_rels/.rels": XML + '<Relationships xmlns="%srelationships"><Relationship Id="rId1" Type="%s/officeDocument" Target="word/document.xml"/></Relationships>' % (package, R),
        "word/_rels/document.xml.rels": XML + '<Relationships xmlns="%srelationships">%s</Relationships>' % (package, rels),
        "word/document.xml": XML + '<w:document %s xmlns:r="%s"><w:body>%s%s</w:body></w:document>' % (W, R, "".join(body), section),
        "word/styles.xml": XML + '<w:styles %s><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Noto Serif CJK SC" w:eastAsia="Noto Serif CJK SC"/>'
                           '<w:sz w:val="32"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="560" w:lineRule="exact"/></w:pPr></w:pPrDefault></w:docDefaults>%s%s</w:styles>'
                           % (W, style % (1, 1, 0), style % (2, 2, 1)),
        "word/numbering.xml": XML + "<w:numbering %s>%s</w:numbering>" % (W, numbers),
        "word/header1.xml": XML + '<w:hdr %s>%s</w:hdr>' % (W, paragraph(run(HEAD, 18), '<w:jc w:val="center"/>')),
        "word/footer1.xml": XML + '<w:ftr %s>%s</w:ftr>' % (W, paragraph(run("- ", 24) + field("PAGE") + run(" -", 24), '<w:jc w:val="center"/>')),
    })


# ---- OFD: every line of a page with its place, in millimetres

MM = 25.4 / 72
SIZE = 16 * MM          # 三号
LINE = 28 * MM
LEFT, TOP, RIGHT, BOTTOM = 28.0, 37.0, 26.0, 35.0


def width(c):
    return SIZE / 2 if ord(c) < 0x2000 else SIZE


def wrap(words, first):
    """Lines of at most the page's width; no closing mark begins one."""
    lines, line, used = [], "", first
    room = 210 - LEFT - RIGHT
    for c in words:
        if used + width(c) > room + 0.01 and c not in "，。、；：）”》%":
            lines.append(line)
            line, used = "", 0.0
        line += c
        used += width(c)
    return lines + [line]


class Pages:
    def __init__(self):
        self.pages, self.id = [], 100
        self.new()

    def new(self):
        self.pages.append([])
        self.y = TOP
        self.put(HEAD, 95, 22, 9 * MM)
        self.put("- %d -" % len(self.pages), 101, 297 - 22, 12 * MM)

    def put(self, words, x, y, size=SIZE):
        self.id += 1
        deltas = " ".join("%.2f" % (size / 2 if ord(c) < 0x2000 else size) for c in words[:-1])
        self.pages[-1].append(
            '<ofd:TextObject ID="%d" Boundary="%.2f %.2f %.2f %.2f" Font="3" Size="%.2f"><ofd:TextCode X="0" Y="%.2f" DeltaX="%s">%s</ofd:TextCode></ofd:TextObject>'
            % (self.id, x, y, len(words) * size + 1, size * 1.3, size, size, deltas, html.escape(words)))

    def line(self, words, x, size=SIZE):
        if self.y + LINE > 297 - BOTTOM:
            self.new()
        self.put(words, x, self.y, size)
        self.y += LINE

    def row(self, cells):
        if self.y + LINE > 297 - BOTTOM:
            self.new()
        for k, cell in enumerate(cells):
            self.put(cell, LEFT + 2 + 39 * k, self.y, 12 * MM)
        self.y += LINE


def to_ofd(parts):
    pages = Pages()
    for kind, words in parts:
        if kind == "table":
            for row in words:
                pages.row(row)
        elif kind == "title":
            size = 22 * MM
            total = sum(size / 2 if ord(c) < 0x2000 else size for c in words)
            pages.line(words, 105 - total / 2, size)
        elif kind == "sign":
            total = sum(width(c) for c in words)
            pages.line(words, 210 - RIGHT - total - 2 * SIZE, SIZE)
        else:
            first = 0 if kind == "flush" else 2 * SIZE
            for n, line in enumerate(wrap(words, first)):
                pages.line(line, LEFT + (first if n == 0 else 0))
    ns = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    top = '<?xml version="1.0" encoding="UTF-8"?>\n'
    refs = "".join('<ofd:Page ID="%d" BaseLoc="Pages/Page_%d/Content.xml"/>' % (n + 10, n) for n in range(len(pages.pages)))
    files = {
        "OFD.xml": top + '<ofd:OFD %s Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID></ofd:DocInfo>'
                   '<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>' % ns,
        "Doc_0/Document.xml": top + '<ofd:Document %s><ofd:CommonData><ofd:MaxUnitID>9999</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>'
                              '<ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>%s</ofd:Pages></ofd:Document>' % (ns, refs),
        "Doc_0/PublicRes.xml": top + '<ofd:Res %s BaseLoc="Res"><ofd:Fonts><ofd:Font ID="3" FontName="仿宋" FamilyName="仿宋"/></ofd:Fonts></ofd:Res>' % ns,
    }
    for n, page in enumerate(pages.pages):
        files["Doc_0/Pages/Page_%d/Content.xml" % n] = top + (
            '<ofd:Page %s><ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area><ofd:Content><ofd:Layer ID="%d" Type="Body">%s</ofd:Layer></ofd:Content></ofd:Page>'
            % (ns, n + 50, "".join(page)))
    zip_of(HERE / "report.ofd", files)


def to_zip():
    """The plain text in GB18030 under a GBK name, as Windows packs it."""
    text = (HERE / "report.txt").read_text(encoding="utf-8")
    zip_of(HERE / "report.zip", {"岚谷县/自评报告.txt": text.encode("gb18030")})


def convert(form):
    with tempfile.TemporaryDirectory() as home:
        subprocess.run(["soffice", "-env:UserInstallation=file://%s/profile" % home, "--headless", "--convert-to", form,
                        "--outdir", str(HERE), str(HERE / "report.docx")], check=True, stdout=subprocess.DEVNULL)


def main():
    parts = blocks()
    to_html(parts)
    to_docx(parts)
    to_ofd(parts)
    to_zip()
    if "--office" in sys.argv:
        convert("pdf:writer_pdf_Export")
        convert("doc:MS Word 97")


if __name__ == "__main__":
    main()
