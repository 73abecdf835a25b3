import { Lexer } from 'yaml';

/** A piece of a YAML text; only comments and keys have a kind. */
export interface Piece {
  text: string;
  kind?: 'comment' | 'key';
}

/** A YAML text in pieces, as YAML itself reads it: a `#` within a value begins no comment. */
export function piecesOf(yaml: string): Piece[] {
  const pieces: Piece[] = [];
  let scalar = false;
  for (const token of new Lexer().lex(yaml)) {
    // Marks of the lexer: the next token is a scalar, a document begins.
    if (token === '\u001f' || token === '\u0002') {
      scalar = token === '\u001f';
      continue;
    }
    const last = pieces.at(-1);
    if (token === ':' && !scalar && last !== undefined) last.kind = 'key';
    pieces.push(!scalar && token.startsWith('#') ? { text: token, kind: 'comment' } : { text: token });
    scalar = false;
  }
  return pieces;
}
