/** Long enough for the browser to take the file over. */
const RELEASE_AFTER_MS = 60_000;

/** Gives a file to the person: the browser's own download, also without a network. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), RELEASE_AFTER_MS);
}

/** «werkstadt-lindental-2027-02-08.zip»: named so that it is found again. */
export function exportName(citySlug: string, what: string, ending: 'zip' | 'json' | 'jpg'): string {
  return `werkstadt-${citySlug}-${what}${new Date().toISOString().slice(0, 10)}.${ending}`;
}
