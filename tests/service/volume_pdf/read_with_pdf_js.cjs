// node read_with_pdf_js.cjs <pdf.js> <file.pdf>: what pdf.js tells of a file, as JSON.
const fs = require("fs");
const pdfjs = require(process.argv[2]);

async function read(data) {
  const file = await pdfjs.getDocument({ data }).promise;
  const pages = [];
  for (let number = 1; number <= file.numPages; number++) {
    const content = await (await file.getPage(number)).getTextContent();
    pages.push(content.items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join(""));
  }
  return {
    pages,
    labels: await file.getPageLabels(),
    bookmarks: (await file.getOutline()).map((mark) => mark.title),
    title: (await file.getMetadata()).info.Title,
  };
}

read(new Uint8Array(fs.readFileSync(process.argv[3]))).then((told) => console.log(JSON.stringify(told)));
