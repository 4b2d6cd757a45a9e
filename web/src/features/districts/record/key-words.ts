/** «3f2a 91bc 04de 77aa»: the id of a key, to be read aloud and compared. */
export const keyWords = (id: string): string => id.replace(/(.{4})(?=.)/g, '$1\u00a0');
