import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'

const open = (bytes: Uint8Array) =>
  getDocument({ data: Uint8Array.from(bytes), useSystemFonts: false, verbosity: 0 }).promise

/** The size and the text of each page of a PDF, as another library reads it. */
export async function readPdf(bytes: Uint8Array): Promise<{ width: number; height: number; text: string }[]> {
  const document = await open(bytes)
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

export interface PdfShape {
  kind: 'rectangle' | 'line'
  colour: string
  x: number
  y: number
  width: number
  height: number
}

/** The rectangles that a page fills and the lines that it strokes, in points from its top left, and how many pictures it has. */
export async function readPdfShapes(
  bytes: Uint8Array,
  number = 1,
): Promise<{ shapes: PdfShape[]; pictures: number }> {
  const document = await open(bytes)
  const { fnArray, argsArray } = await (await document.getPage(number)).getOperatorList()
  const shapes: PdfShape[] = []
  let [fill, stroke] = ['', '']
  let path: Omit<PdfShape, 'colour'>[] = []
  fnArray.forEach((operator, index) => {
    const given = argsArray[index]
    if (operator === OPS.setFillRGBColor) fill = hex(given)
    if (operator === OPS.setStrokeRGBColor) stroke = hex(given)
    if (operator === OPS.constructPath) path = pathOf(given[0], given[1])
    const colour = operator === OPS.fill ? fill : operator === OPS.stroke ? stroke : null
    if (colour !== null) shapes.push(...path.map((shape) => ({ ...shape, colour })))
  })
  await document.destroy()
  const images: readonly number[] = [
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
  ]
  return { shapes, pictures: fnArray.filter((operator) => images.includes(operator)).length }
}

function pathOf(operators: readonly number[], numbers: readonly number[]): Omit<PdfShape, 'colour'>[] {
  const found: Omit<PdfShape, 'colour'>[] = []
  let [at, x, y] = [0, 0, 0]
  const next = () => numbers[at++] ?? Number.NaN
  for (const operator of operators) {
    if (operator === OPS.rectangle)
      found.push({ kind: 'rectangle', x: next(), y: next(), width: next(), height: next() })
    else if (operator === OPS.moveTo) [x, y] = [next(), next()]
    else if (operator === OPS.lineTo) {
      const [toX, toY] = [next(), next()]
      found.push({ kind: 'line', x, y, width: toX - x, height: toY - y })
      ;[x, y] = [toX, toY]
    } else if (operator !== OPS.closePath) throw new Error(`A path of ${operator} is not read here.`)
  }
  return found
}

const hex = (rgb: ArrayLike<number>): string =>
  `#${Array.from(rgb, (part) => part.toString(16).padStart(2, '0')).join('')}`
