import { notFound } from 'next/navigation'

/** Any other address. Without a page of its own the one of "not found" comes without its font. */
export default function MissingPage() {
  notFound()
}
