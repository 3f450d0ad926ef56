import { byId, el } from './dom.js';

/**
 * A button that copies. Where the browser forbids it the text is selected instead, for the reader's own keys.
 * @param {string} label
 * @param {() => string} read
 */
export function copyButton(label, read) {
  const button = el('button', { type: 'button', class: 'small' }, label);
  button.addEventListener('click', async () => {
    const isDone = (await writeClipboard(read())) || offerText(button, read());
    if (!isDone) return;
    button.textContent = 'Copied';
    byId('announcer').textContent = `${label}: done`;
    setTimeout(() => {
      button.textContent = label;
    }, 1500);
  });
  return button;
}

/** @param {string} text */
async function writeClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {HTMLElement} button
 * @param {string} text
 */
function offerText(button, text) {
  const area = el('textarea', { readonly: true, rows: 3, 'aria-label': 'Text to copy' });
  area.value = text;
  button.after(area);
  area.select();
  let isCopied = false;
  try {
    isCopied = document.execCommand('copy');
  } catch {
    isCopied = false;
  }
  if (isCopied) area.remove();
  else area.addEventListener('blur', () => area.remove());
  return isCopied;
}
