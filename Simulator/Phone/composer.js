// The place to write: text, suggestions, and the menu for pictures and places.
import { element } from './formatting.js';
import { samplePicture, sendPicture, sendPlace, sendText } from './send.js';

export class Composer {
  #phone; #root; #text; #trouble; #menu; #attach; #file;

  constructor(root, phone, name, askPlace) {
    this.#phone = phone;
    this.#root = root;
    this.#text = root.querySelector('textarea');
    this.#trouble = root.querySelector('.trouble');
    this.#menu = root.querySelector('.menu');
    this.#attach = root.querySelector('.attach > button');
    this.#file = root.querySelector('input[type=file]');
    this.#text.setAttribute('aria-label', `Message over ${name}`);
    root.querySelector('.send').setAttribute('aria-label', `Send over ${name}`);
    this.#attach.setAttribute('aria-label', `Attach over ${name}`);

    root.querySelector('form').addEventListener('submit', event => { event.preventDefault(); this.#sendText(); });
    this.#text.addEventListener('keydown', event => {
      // Enter sends, as on a phone; while an input method composes, it chooses a word instead.
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.#sendText(); }
    });

    this.#attach.addEventListener('click', () => this.#toggleMenu());
    this.#menu.addEventListener('click', event => this.#choose(event.target.closest('[data-attach]')?.dataset.attach, askPlace));
    this.#menu.addEventListener('keydown', event => this.#walkMenu(event));
    root.addEventListener('focusout', event => {
      if (!this.#menu.hidden && !this.#root.querySelector('.attach').contains(event.relatedTarget)) this.#closeMenu();
    });
    this.#file.addEventListener('change', () => this.#sendFile());
  }

  focus() { this.#text.focus(); }

  suggest(texts) {
    const chips = texts.map(text => {
      const chip = element('button', text);
      chip.type = 'button';
      chip.addEventListener('click', () => { this.#report(sendText(this.#phone, text)); this.focus(); });
      return chip;
    });
    this.#root.querySelector('.chips').replaceChildren(...chips);
  }

  #sendText() {
    const body = this.#text.value;
    if (!body.trim()) return;
    this.#text.value = '';
    this.#report(sendText(this.#phone, body), () => { this.#text.value ||= body; });
    this.focus();
  }

  #choose(what, askPlace) {
    if (!what) return;
    this.#closeMenu();
    if (what === 'file') this.#file.click();
    if (what === 'sample') { this.#report(samplePicture().then(blob => sendPicture(this.#phone, this.#takeCaption(), blob))); this.focus(); }
    if (what === 'place') {
      // Before the sheet opens: it gives the focus back as it closes. Its `close` event comes later, when the person may write elsewhere.
      this.focus();
      askPlace(place => this.#report(sendPlace(this.#phone, place)));
    }
  }

  #sendFile() {
    const [file] = this.#file.files;
    if (file) this.#report(sendPicture(this.#phone, this.#takeCaption(), file));
    this.#file.value = '';
    this.focus();
  }

  /** What is written already goes with the picture. */
  #takeCaption() {
    const caption = this.#text.value.trim();
    this.#text.value = '';
    return caption;
  }

  async #report(sending, undo) {
    const trouble = await sending.catch(() => 'That did not work.');
    this.#trouble.textContent = trouble;
    this.#trouble.hidden = !trouble;
    if (trouble) undo?.();
  }

  #toggleMenu() {
    if (!this.#menu.hidden) { this.#closeMenu(); return; }
    this.#menu.hidden = false;
    this.#attach.setAttribute('aria-expanded', 'true');
    this.#menu.querySelector('button').focus();
  }

  #closeMenu() {
    this.#menu.hidden = true;
    this.#attach.setAttribute('aria-expanded', 'false');
  }

  #walkMenu(event) {
    const items = [...this.#menu.querySelectorAll('button')];
    const at = items.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) { event.preventDefault(); items[(at + step + items.length) % items.length].focus(); }
    if (event.key === 'Home') { event.preventDefault(); items[0].focus(); }
    if (event.key === 'End') { event.preventDefault(); items.at(-1).focus(); }
    if (event.key === 'Escape') { event.preventDefault(); this.#closeMenu(); this.#attach.focus(); }
  }
}
