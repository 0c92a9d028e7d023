// Puts the desk together and keeps it up to date.
import { askPlace, showPicture } from './dialogs.js';
import { Phone } from './phone.js';
import { markRead } from './send.js';
import { Switchboard } from './switchboard.js';
import { Tabs } from './tabs.js';

const phones = new Map([...document.querySelectorAll('.phone')].map(section => {
  const phone = new Phone(section, { askPlace, showPicture });
  return [phone.name, phone];
}));
const switchboard = new Switchboard();
let reading = 0;
const tabs = new Tabs(phones, () => readSoon());

// Every connection starts with everything there is, so a reconnect needs nothing else.
const feed = new EventSource('/simulator/events');
const on = (type, act) => feed.addEventListener(type, event => act(JSON.parse(event.data)));

on('everything', all => {
  for (const { phone, bot } of all.phones) phones.get(phone).botNumber = bot;
  for (const phone of phones.values()) {
    phone.reset(all.messages.filter(m => m.phone === phone.name));
    phone.composer.suggest(all.suggestions);
  }
  switchboard.reset(all.webhooks, all.alerts);
  readSoon();
});
on('message', message => {
  const phone = phones.get(message.phone);
  if (phone.put(message) && !message.mine && !phone.isSeen) tabs.count(phone);
  readSoon();
});
on('removed', ({ sid }) => { for (const phone of phones.values()) phone.remove(sid); });
on('webhook', webhook => switchboard.call(webhook));
on('alert', alert => switchboard.alert(alert));

const live = document.querySelector('#live');
const show = (isOn, text) => {
  live.classList.toggle('on', isOn);
  live.classList.toggle('off', !isOn);
  document.querySelector('#live-text').textContent = text;
};
feed.onopen = () => show(true, 'live');
feed.onerror = () => {
  show(false, 'reconnecting');
  // A browser gives up for good when the server refuses; a page that is loaded again finds out why.
  if (feed.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 5000);
};

// WhatsApp tells the sender when a message has been before somebody's eyes.
function readSoon() {
  clearTimeout(reading);
  reading = setTimeout(() => {
    const phone = phones.get('whatsapp');
    if (phone.isSeen && phone.unread.length) markRead(phone.unread);
  }, 600);
}
document.addEventListener('visibilitychange', readSoon);

if (matchMedia('(min-width: 45.01rem) and (pointer: fine)').matches) phones.get('sms').composer.focus();
