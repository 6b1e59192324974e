'use client'
import { useEffect, useRef } from 'react'
import { toast } from 'sonner'
import { droppedFiles, MOST_FILES } from '@/components/imports/dropped-files'

interface FilesOfPage {
  isOn: boolean
  onFiles: (files: readonly File[]) => void
  onText: (text: string) => void
  onOver: (isOver: boolean) => void
}

/** Files that are dropped or pasted anywhere on the page, outside a field. */
export function useFilesOfPage(handlers: FilesOfPage): void {
  const latest = useRef(handlers)
  latest.current = handlers
  useEffect(() => {
    const take = ({ files, isCut }: { files: File[]; isCut: boolean }) => {
      latest.current.onFiles(files)
      if (files.length === 0) toast.error('No logs were found in what was dropped.')
      if (isCut) {
        toast.warning(`The first ${MOST_FILES} files were taken.`, {
          description: 'Send whole folders with outlay push: see “Connect an agent”.',
        })
      }
    }
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return
      // Without it the browser would leave the page for the file.
      event.preventDefault()
      if (latest.current.isOn) latest.current.onOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) latest.current.onOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!hasFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      latest.current.onOver(false)
      if (latest.current.isOn)
        droppedFiles(event.dataTransfer).then(take, () =>
          toast.error('What was dropped could not be opened.'),
        )
    }
    const paste = (event: ClipboardEvent) => {
      const isInField =
        event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]')
      if (isInField || !latest.current.isOn || !event.clipboardData) return
      const files = [...event.clipboardData.files]
      const text = event.clipboardData.getData('text/plain')
      if (files.length > 0) latest.current.onFiles(files)
      else if (text.trim() !== '') latest.current.onText(text)
    }
    document.addEventListener('dragover', over)
    document.addEventListener('dragleave', leave)
    document.addEventListener('drop', drop)
    document.addEventListener('paste', paste)
    return () => {
      document.removeEventListener('dragover', over)
      document.removeEventListener('dragleave', leave)
      document.removeEventListener('drop', drop)
      document.removeEventListener('paste', paste)
    }
  }, [])
}
