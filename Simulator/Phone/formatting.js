// Turns the text of a message into DOM nodes. Nothing here parses HTML, so a message can never become part of the page.

const marks = { '*': 'strong', '_': 'em', '~': 's' };
const wordCharacter = /[\p{L}\p{N}]/u;
const link = /^https?:\/\/[^\s<>"]+/;

/**
 * @param {string} text
 * @param {boolean} rich whether WhatsApp's marks (*bold*, _italic_, ~strike~, ```code```) mean something
 */
export function formatted(text, rich) {
  const nodes = document.createDocumentFragment();
  if (!rich) {
    inline(text, nodes, false);
    return nodes;
  }

  // Code first: marks inside it are only characters.
  const parts = text.split(/```([\s\S]+?)```/);
  parts.forEach((part, i) => {
    if (i % 2 === 1) nodes.append(element('code', part, 'block'));
    else inline(part, nodes, true);
  });
  return nodes;
}

/** Whether the text is one to three emoji and nothing else. */
export function isLoud(text) {
  return /^(?:\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier}|\u200D\p{Extended_Pictographic})*\s*){1,3}$/u.test(text);
}

function inline(text, into, rich) {
  let plain = '';
  const flush = () => { if (plain) { into.append(plain); plain = ''; } };

  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    const atBoundary = i === 0 || !wordCharacter.test(text[i - 1]);

    if (character === 'h' && atBoundary) {
      const found = link.exec(text.slice(i));
      if (found) {
        const address = found[0].replace(/[.,;:!?)*_~'\]]+$/, '');
        flush();
        into.append(anchor(address));
        i += address.length - 1;
        continue;
      }
    }

    if (rich && atBoundary && character === '`') {
      const end = text.indexOf('`', i + 1);
      if (end > i + 1) {
        flush();
        into.append(element('code', text.slice(i + 1, end)));
        i = end;
        continue;
      }
    }

    if (rich && atBoundary && marks[character]) {
      const end = closing(text, i);
      if (end > 0) {
        flush();
        const inner = element(marks[character]);
        inline(text.slice(i + 1, end), inner, true);
        into.append(inner);
        i = end;
        continue;
      }
    }

    plain += character;
  }

  flush();
}

/** Where the mark that opens at `start` closes; -1 when it is only a character. A mark touches what it marks. */
function closing(text, start) {
  const mark = text[start];
  if (start + 1 >= text.length || /\s/.test(text[start + 1]) || text[start + 1] === mark) return -1;
  for (let i = start + 2; i < text.length; i++) {
    if (text[i] === '\n') return -1;
    const ends = i + 1 === text.length || !wordCharacter.test(text[i + 1]);
    if (text[i] === mark && !/\s/.test(text[i - 1]) && ends) return i;
  }
  return -1;
}

function anchor(address) {
  const a = element('a', address);
  a.href = address;
  a.target = '_blank';
  a.rel = 'noopener noreferrer';
  return a;
}

/** A new element with text and class. */
export function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

/** One of the page's symbols. */
export function icon(name, className = '') {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', `icon ${className}`);
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return svg;
}
