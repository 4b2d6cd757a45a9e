/** Hands a file to the browser's own "save" ("offer": where it goes, the person decides). */
export function offerFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the file after the click; a minute is ample for that.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
