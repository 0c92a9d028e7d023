// One phone: the bot's number above, what was said, the place to write.
import { bubbleItem } from './bubble.js';
import { Composer } from './composer.js';
import { element } from './formatting.js';

const day = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });

export class Phone {
  #section; #paper; #talk; #empty; #rich; #showPicture; #messages = new Map();

  constructor(section, { askPlace, showPicture }) {
    this.name = section.dataset.phone;
    this.#section = section;
    this.#rich = this.name === 'whatsapp';
    this.#showPicture = showPicture;
    section.append(document.querySelector('#phone-template').content.cloneNode(true));
    section.setAttribute('aria-label', `${section.dataset.name} phone`);
    section.querySelector('.channel').textContent = section.dataset.name;
    this.#paper = section.querySelector('.paper');
    this.#talk = section.querySelector('.talk');
    this.#talk.setAttribute('aria-label', `Messages over ${section.dataset.name}`);
    this.#empty = section.querySelector('.empty');
    this.composer = new Composer(section, this.name, section.dataset.name, askPlace);
    // Pictures arrive after their bubble: stay at the end when they grow.
    this.#talk.addEventListener('load', () => this.#follow(), true);
    new ResizeObserver(() => this.#follow()).observe(this.#paper);
  }

  /** What this phone shows in the window right now, as opposed to behind a tab. */
  get isSeen() { return document.visibilityState === 'visible' && this.#section.offsetParent !== null; }

  get section() { return this.#section; }

  set botNumber(address) { this.#section.querySelector('.number').textContent = spoken(address); }

  /** The bot's messages that the person has not read yet. */
  get unread() { return [...this.#messages.values()].filter(m => !m.mine && m.status === 'delivered').map(m => m.sid); }

  /** Starts over with these. */
  reset(messages) {
    this.#messages.clear();
    this.#talk.replaceChildren();
    // The log is silent while it is filled: only news is read aloud.
    this.#talk.setAttribute('aria-live', 'off');
    for (const message of messages) this.#put(message, false);
    this.#talk.setAttribute('aria-live', 'polite');
    this.#toEnd();
  }

  /** Shows a message, or what has changed about it. @returns {boolean} whether it is new */
  put(message) {
    const isNew = !this.#messages.has(message.sid);
    const atEnd = this.#isAtEnd();
    this.#put(message, isNew);
    if (isNew ? atEnd || message.mine : atEnd) this.#toEnd();
    return isNew;
  }

  remove(sid) {
    this.#messages.delete(sid);
    this.#item(sid)?.remove();
    this.#empty.hidden = this.#messages.size > 0;
  }

  #put(message, isNew) {
    const before = this.#messages.get(message.sid);
    this.#messages.set(message.sid, message);
    this.#empty.hidden = true;
    const old = this.#item(message.sid);
    const item = bubbleItem(message, this.#rich, this.#showPicture);

    if (old && before) {
      item.classList.toggle('turn', old.classList.contains('turn'));
      // The bubble stays when only its ticks changed: no flicker, and nothing is read aloud twice.
      if (sameContent(before, message)) item.querySelector('.bubble').replaceWith(old.querySelector('.bubble'));
      this.#talk.setAttribute('aria-live', 'off');
      old.replaceWith(item);
      this.#talk.setAttribute('aria-live', 'polite');
      return;
    }

    const last = this.#talk.lastElementChild;
    this.#separateDays(last, message);
    item.classList.toggle('turn', !last?.classList.contains(message.mine ? 'mine' : 'theirs'));
    item.classList.toggle('new', isNew);
    this.#talk.append(item);
  }

  #separateDays(last, message) {
    const at = new Date(message.at);
    if (last && last.dataset.day === at.toDateString()) return;
    const isToday = at.toDateString() === new Date().toDateString();
    const line = element('li', isToday ? 'Today' : day.format(at), 'day');
    line.dataset.day = at.toDateString();
    this.#talk.append(line);
  }

  #item(sid) { return this.#talk.querySelector(`[data-sid="${CSS.escape(sid)}"]`); }

  #wasAtEnd = true;

  #isAtEnd() { return this.#paper.scrollHeight - this.#paper.scrollTop - this.#paper.clientHeight < 80; }

  #toEnd() {
    this.#paper.scrollTop = this.#paper.scrollHeight;
    this.#wasAtEnd = true;
    this.#paper.onscroll ??= () => { this.#wasAtEnd = this.#isAtEnd(); };
  }

  #follow() { if (this.#wasAtEnd) this.#toEnd(); }
}

const sameContent = (a, b) => a.text === b.text && JSON.stringify(a.media) === JSON.stringify(b.media) && JSON.stringify(a.place) === JSON.stringify(b.place);

/** A number as people write it: +1 500 555 0006. */
function spoken(address) {
  const digits = address.replace(/^whatsapp:/, '');
  return digits.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3');
}
