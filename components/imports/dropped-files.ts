export const MOST_FILES = 500
const LOGS = /\.(jsonl|ndjson|json|csv|tsv|log|txt|gz|zip)$/i

/** The files that were dropped; of folders, the logs in them, up to `MOST_FILES`. Must be called within the event. */
export async function droppedFiles(data: DataTransfer): Promise<{ files: File[]; isCut: boolean }> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry !== null)
  if (!entries.some((entry) => entry?.isDirectory)) return { files: [...data.files], isCut: false }
  const files: File[] = []
  for (const entry of entries) if (entry) await collect(entry, files, false)
  return { files: files.slice(0, MOST_FILES), isCut: files.length > MOST_FILES }
}

async function collect(entry: FileSystemEntry, files: File[], isInFolder: boolean): Promise<void> {
  if (files.length > MOST_FILES) return
  if (isFile(entry)) {
    if (isInFolder && !LOGS.test(entry.name)) return
    files.push(await new Promise<File>((resolve, reject) => entry.file(resolve, reject)))
    return
  }
  if (!isDirectory(entry)) return
  const reader = entry.createReader()
  for (;;) {
    // A reader gives a hundred at a time, then none.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return
    for (const inner of some) await collect(inner, files, true)
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
