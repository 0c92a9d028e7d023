// One message as a bubble, with its time and its ticks.
import { element, formatted, icon, isLoud } from './formatting.js';
import { placeCard } from './place.js';

const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

// What each status looks like, and what it is called.
const looks = {
  pending: ['clock', 'Sending', ''],
  taken: ['ticks', 'The bot has it', ''],
  failed: ['warn', 'Not delivered', 'bad'],
  accepted: ['clock', 'Accepted', ''],
  scheduled: ['clock', 'Scheduled', ''],
  queued: ['clock', 'Queued', ''],
  sent: ['tick', 'Sent', ''],
  delivered: ['ticks', 'Delivered', ''],
  read: ['ticks', 'Read', 'read'],
  undelivered: ['warn', 'Not delivered', 'bad'],
  canceled: ['warn', 'Canceled', 'bad'],
};

const waiting = new Set(['accepted', 'scheduled', 'queued']);
const lost = new Set(['failed', 'undelivered', 'canceled']);

/** @returns {HTMLLIElement} */
export function bubbleItem(message, rich, showPicture) {
  const item = /** @type {HTMLLIElement} */ (element('li'));
  item.dataset.sid = message.sid;
  item.dataset.status = message.status;
  item.dataset.day = new Date(message.at).toDateString();
  item.className = ['said', message.mine ? 'mine' : 'theirs',
    message.automatic && 'automatic', waiting.has(message.status) && 'waiting', lost.has(message.status) && 'lost'].filter(Boolean).join(' ');

  const bubble = element('div', undefined, 'bubble');
  bubble.append(element('span', message.mine ? 'You: ' : message.automatic ? 'Twilio: ' : 'Bot: ', 'sr'));
  for (const media of message.media) bubble.append(mediaNode(media, message, showPicture));
  if (message.place) bubble.append(placeCard(message.place));
  if (message.text) {
    const words = element('div', undefined, 'words');
    words.append(formatted(message.text, rich));
    bubble.append(words);
    if (isLoud(message.text) && message.media.length === 0) bubble.classList.add('loud');
  }

  item.append(bubble, meta(message));
  return item;
}

function meta(message) {
  const line = element('div', undefined, 'meta');
  const at = new Date(message.at);
  const clock = /** @type {HTMLTimeElement} */ (element('time', time.format(at)));
  clock.dateTime = message.at;
  line.append(clock);

  const [symbol, label, className] = looks[message.status] ?? ['clock', message.status, ''];
  line.append(icon(symbol, className), element('span', label, 'sr'));
  line.title = details(message, label);
  if (lost.has(message.status)) {
    line.append(element('span', message.error ? `${label} (${message.error})` : label, 'note'));
    line.lastElementChild?.setAttribute('aria-hidden', 'true');
  }
  return line;
}

function details(message, label) {
  const parts = [label, message.sid];
  if (message.template) parts.push('template');
  if (message.phone === 'sms' && message.segments > 1) parts.push(`${message.segments} segments`);
  return parts.join(' · ');
}

function mediaNode(media, message, showPicture) {
  if (media.picture && media.url) {
    const button = element('button', undefined, 'picture');
    button.type = 'button';
    const image = new Image();
    image.src = media.url;
    image.alt = message.text ? `Picture: ${message.text}` : 'Picture';
    image.decoding = 'async';
    button.append(image);
    button.addEventListener('click', () => showPicture(media.url, image.alt));
    return button;
  }

  // Something else than a picture, or one that lies elsewhere: a link, so that the page itself asks nobody.
  const line = element('div', undefined, 'file');
  line.append(icon(media.picture ? 'picture' : 'file'));
  const address = media.url ?? media.source;
  if (address) {
    const link = element('a', media.picture ? 'Picture' : `File (${media.type})`);
    link.href = address;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    line.append(link);
  } else {
    line.append(element('span', media.type));
  }
  return line;
}
