import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** The size and the text of each page of a PDF, as another library reads it. */
export async function readPdf(bytes: Uint8Array): Promise<{ width: number; height: number; text: string }[]> {
  const document = await getDocument({ data: Uint8Array.from(bytes), useSystemFonts: false, verbosity: 0 })
    .promise
  const pages = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const { items } = await page.getTextContent()
    const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('')
    pages.push({ width: Math.round(width), height: Math.round(height), text })
  }
  await document.destroy()
  return pages
}
