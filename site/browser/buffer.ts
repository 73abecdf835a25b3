/** What the checks of inputs need of Node's Buffer, for the page: how many bytes a text has in UTF-8. */
export const Buffer = { byteLength: (text: string): number => new TextEncoder().encode(text).length };
