// The sheet that asks for a place, and the large view of a picture.

const sheet = document.querySelector('#place-dialog');
const form = sheet.querySelector('form');
const viewer = document.querySelector('#viewer');
let answer = () => {};

/** Asks for a place; `send` gets it. Whatever has the focus now has it again when the sheet closes. */
export function askPlace(send) {
  answer = send;
  sheet.showModal();
  form.elements.name.select();
}

form.addEventListener('submit', event => {
  event.preventDefault();
  const field = name => form.elements[name].value.trim();
  answer({ name: field('name'), address: field('address'), latitude: Number(field('latitude')), longitude: Number(field('longitude')) });
  sheet.close();
});
sheet.querySelector('[data-close]').addEventListener('click', () => sheet.close());

export function showPicture(url, alt) {
  const image = viewer.querySelector('img');
  image.src = url;
  image.alt = alt;
  viewer.showModal();
}

viewer.querySelector('button').addEventListener('click', () => viewer.close());
viewer.addEventListener('click', event => { if (event.target === viewer) viewer.close(); });
