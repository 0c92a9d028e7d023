// A card for a place. The map is a drawing made up from the coordinates: no tiles, no request to anybody.
import { element } from './formatting.js';

const namespace = 'http://www.w3.org/2000/svg';

/** @param {{ latitude: number, longitude: number, name?: string, address?: string }} place */
export function placeCard(place) {
  const card = element('div', undefined, 'card');
  card.append(sketch(place));

  const words = element('div', undefined, 'card-words');
  if (place.name) words.append(element('p', place.name, 'card-name'));
  if (place.address) words.append(element('p', place.address, 'card-address'));

  const where = element('p', undefined, 'card-where');
  where.append(element('span', `${place.latitude.toFixed(4)}, ${place.longitude.toFixed(4)}`));
  const link = element('a', 'Open map');
  link.href = `https://www.openstreetmap.org/?mlat=${place.latitude}&mlon=${place.longitude}#map=16/${place.latitude}/${place.longitude}`;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  where.append(link);
  words.append(where);
  card.append(words);
  return card;
}

/** The same place always gets the same town. */
function sketch(place) {
  const next = numbers(Math.round(place.latitude * 1e4) * 73856093 ^ Math.round(place.longitude * 1e4) * 19349663);
  const svg = shape('svg', { viewBox: '0 0 250 100', preserveAspectRatio: 'xMidYMid slice', class: 'sketch', 'aria-hidden': 'true' });
  svg.append(shape('rect', { width: 250, height: 100, class: 'ground' }));
  svg.append(shape('ellipse', { cx: 30 + next() * 60, cy: 15 + next() * 70, rx: 28 + next() * 22, ry: 16 + next() * 12, class: 'park' }));
  svg.append(shape('ellipse', { cx: 175 + next() * 60, cy: 10 + next() * 80, rx: 30 + next() * 20, ry: 12 + next() * 14, class: 'water' }));

  for (let i = 0; i < 9; i++) {
    const across = i % 2 === 0;
    const at = (across ? 100 : 250) * ((i >> 1) + 0.3 + next() * 0.5) / 5;
    const tilt = (next() - 0.5) * 26;
    const d = across ? `M-5 ${at} Q125 ${at + tilt * 1.6} 255 ${at + tilt}` : `M${at} -5 Q${at + tilt} 50 ${at + tilt * 0.6} 105`;
    svg.append(shape('path', { d, class: 'street', 'stroke-width': i < 2 ? 6 : 2.5 }));
  }

  svg.append(shape('path', { d: 'M125 66s16-15 16-27a16 16 0 0 0-32 0c0 12 16 27 16 27Z', class: 'pin' }));
  svg.append(shape('circle', { cx: 125, cy: 39, r: 5.5, class: 'dot' }));
  return svg;
}

function numbers(seed) {
  let state = seed >>> 0 || 1;
  return () => {
    state = Math.imul(state ^ state >>> 15, state | 1);
    state ^= state + Math.imul(state ^ state >>> 7, state | 61);
    return ((state ^ state >>> 14) >>> 0) / 4294967296;
  };
}

function shape(name, attributes) {
  const made = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
