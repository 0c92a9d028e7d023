// What went over the wire, newest first, so that a developer sees at once why nothing came back.
import { element } from './formatting.js';

const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const mostShown = 60;

export class Switchboard {
  #list = document.querySelector('#calls');
  #tally = document.querySelector('#tally');
  #root = document.querySelector('#switchboard');
  #good = 0;
  #bad = 0;

  constructor() {
    // Beside the phones there is room; below them it opens when asked.
    this.#root.open = matchMedia('(min-width: 68.01rem)').matches;
  }

  reset(webhooks, alerts) {
    this.#good = this.#bad = 0;
    this.#list.replaceChildren();
    const entries = [...webhooks.map(w => [w.at, () => this.call(w)]), ...alerts.map(a => [a.at, () => this.alert(a)])];
    entries.sort(([a], [b]) => Date.parse(a) - Date.parse(b)).forEach(([, show]) => show());
    this.#count();
  }

  call(webhook) {
    const wrong = webhook.error !== null;
    if (wrong) this.#bad++; else this.#good++;
    const what = webhook.kind === 'status' ? `Status ${webhook.detail}` : 'Message';
    const outcome = webhook.status === null ? 'no answer' : `${webhook.status}`;
    this.#add(wrong ? 'wrong' : '', [element('b', what), `\u2002${outcome}`], webhook.at, `${webhook.milliseconds} ms  ${path(webhook.url)}`);
  }

  alert(alert) {
    this.#add('wrong alert', [errorLink(alert.code)], alert.at, alert.text);
  }

  #add(className, what, at, more) {
    const item = element('li', undefined, className);
    const lamp = element('span', undefined, 'lamp');
    lamp.setAttribute('aria-hidden', 'true');
    const words = element('span', undefined, 'call-what');
    words.append(...what);
    const detail = element('span', more, 'call-more');
    detail.title = more;
    item.append(lamp, words, element('time', time.format(new Date(at)), 'call-time'), detail);
    this.#list.prepend(item);
    while (this.#list.children.length > mostShown) this.#list.lastElementChild.remove();
    this.#count();
  }

  #count() {
    this.#tally.textContent = this.#bad ? `${this.#bad} failed` : this.#good ? `${this.#good} answered` : 'quiet';
    this.#tally.classList.toggle('bad', this.#bad > 0);
  }
}

/** The code, with what Twilio writes about it behind a link. */
function errorLink(code) {
  const link = element('a', `Error ${code}`);
  link.href = `https://www.twilio.com/docs/errors/${code}`;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  return link;
}

function path(url) {
  try {
    const { pathname, search } = new URL(url);
    return pathname + search;
  } catch {
    return url;
  }
}
