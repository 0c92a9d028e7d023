// What a person does on a phone, told to the simulator.

/** @returns {Promise<string>} empty, or why it was refused */
async function post(path, body, type) {
  try {
    const answer = await fetch(`/simulator/${path}`, { method: 'POST', body, headers: { 'Content-Type': type } });
    if (answer.ok) return '';
    const { error } = await answer.json().catch(() => ({}));
    return error ?? `The simulator answered ${answer.status}.`;
  } catch {
    return 'The simulator does not answer. Is it running?';
  }
}

const json = value => [JSON.stringify(value), 'application/json'];

export const sendText = (phone, body) => post('text', ...json({ phone, body }));

export const sendPlace = (phone, place) => post('location', ...json({ phone, ...place }));

export const sendPicture = (phone, caption, blob) =>
  post(`picture?${new URLSearchParams({ phone, caption })}`, blob, blob.type || 'application/octet-stream');

export const markRead = sids => post('read', ...json({ sids }));

/** The picture that comes with the page. */
export async function samplePicture() {
  return (await fetch('/simulator/assets/sample.jpg')).blob();
}
