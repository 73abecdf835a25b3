/**
 * Replaces the few emoji that the action uses with drawings, so that pictures look the same on a machine without an
 * emoji font. Other emoji stay unchanged.
 */
export function withDrawnEmoji(text: string): string {
  return text.replace(/(✅|❌|⚠|⏳|🗑|⏹|⏭|🔎|🔴|🟠|🧹)\uFE0F?/gu, (_, emoji: string) => {
    const { label, drawing } = DRAWINGS[emoji] ?? { label: emoji, drawing: '' };
    return `<svg class="emoji" viewBox="0 0 32 32" role="img" aria-label="${label}">${drawing}</svg>`;
  });
}

const button = (shapes: string): string =>
  `<rect x="2" y="2" width="28" height="28" rx="5" fill="#3b88c3"/><g fill="#fff">${shapes}</g>`;

const DRAWINGS: Record<string, { label: string; drawing: string }> = {
  '✅': {
    label: 'white check mark',
    drawing:
      '<rect x="2" y="2" width="28" height="28" rx="5" fill="#2da44e"/><path d="M8 17l5.5 5.5L24.5 10" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/>',
  },
  '❌': {
    label: 'cross mark',
    drawing: '<path d="M6 6l20 20M26 6L6 26" stroke="#dd2e44" stroke-width="6" stroke-linecap="round"/>',
  },
  '⚠': {
    label: 'warning',
    drawing:
      '<path d="M16 3.500L30 28H2z" fill="#ffcc4d" stroke="#ffcc4d" stroke-width="2" stroke-linejoin="round"/><path d="M16 12v8M16 23.500v1" stroke="#231f20" stroke-width="3.200" stroke-linecap="round"/>',
  },
  '⏳': {
    label: 'hourglass',
    drawing:
      '<path d="M9 5h14v3c0 4-5 6-5 8s5 4 5 8v3H9v-3c0-4 5-6 5-8s-5-4-5-8z" fill="#d7e6f0"/><path d="M11 10h10c-1 2.5-4 4-4.5 6l1 6 4.5 4v1H10v-1l4.5-4 1-6C15 14 12 12.5 11 10z" fill="#ffac33"/><path d="M6 2.500h20M6 29.500h20" stroke="#9a6324" stroke-width="4" stroke-linecap="round"/>',
  },
  '🗑': {
    label: 'wastebasket',
    drawing:
      '<path d="M6 10h20l-2.5 19h-15z" fill="#99aab5"/><path d="M4 9h24M12 5.500h8" stroke="#66757f" stroke-width="4" stroke-linecap="round"/><path d="M12 14l1 11M20 14l-1 11M16 14v11" stroke="#e1e8ed" stroke-width="2" stroke-linecap="round"/>',
  },
  '🔎': {
    label: 'magnifying glass',
    drawing:
      '<path d="M13 19L4 28" stroke="#66757f" stroke-width="5" stroke-linecap="round"/><circle cx="19.500" cy="12" r="9" fill="#bbddf5" stroke="#8899a6" stroke-width="3"/><path d="M14.500 11a5 5 0 0 1 4.500-4" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round"/>',
  },
  '🔴': { label: 'red circle', drawing: '<circle cx="16" cy="16" r="14" fill="#dd2e44"/>' },
  '🟠': { label: 'orange circle', drawing: '<circle cx="16" cy="16" r="14" fill="#f4900c"/>' },
  '🧹': {
    label: 'broom',
    drawing:
      '<path d="M28 4L17 15" stroke="#9a6324" stroke-width="3" stroke-linecap="round"/><path d="M13 11l8 8-6 10-11-2 5-4-6 1-1-3 5-3-4-1z" fill="#ffcc4d"/><path d="M12 12l8 8" stroke="#dd2e44" stroke-width="3"/>',
  },
  '⏹': { label: 'stop button', drawing: button('<path d="M10 10h12v12H10z"/>') },
  '⏭': {
    label: 'next track button',
    drawing: button('<path d="M7 9l8 7-8 7zM15 9l8 7-8 7zM23 9h3v14h-3z"/>'),
  },
};
