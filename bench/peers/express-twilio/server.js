// The conversation of the benchmark on Express and Twilio's helper library, the way its quickstart is written: the signature is
// checked, state lives in memory, the answer is TwiML in the webhook's response.
const express = require('express');
const twilio = require('twilio');

const { PORT, TWILIO_AUTH_TOKEN, PUBLIC_URL } = process.env;
const people = new Map();
const app = express();

app.post('/api/sms', express.urlencoded({ extended: false }), (req, res) => {
  if (!twilio.validateRequest(TWILIO_AUTH_TOKEN, req.get('X-Twilio-Signature') ?? '', PUBLIC_URL + '/api/sms', req.body)) {
    return res.status(403).end();
  }
  const twiml = new twilio.twiml.MessagingResponse();
  for (const reply of answer(req.body.From, req.body.Body.trim())) twiml.message(reply);
  res.type('text/xml').send(twiml.toString());
});

function answer(from, text) {
  let person = people.get(from);
  if (!person) people.set(from, (person = { name: null, asked: false }));
  if (person.asked) {
    person.asked = false;
    return [`Golly, I love ${text} too!!!`];
  }
  const named = /^call me (.+)$/i.exec(text);
  if (named) {
    person.name = named[1];
    return [`Got it. I will call you ${person.name} from now on.`];
  }
  if (/^hello$/i.test(text)) return [person.name ? `Hello ${person.name}!!` : 'Hello.'];
  if (/^who am i\?$/i.test(text)) return [person.name ? `Your name is ${person.name}` : "I don't know yet!"];
  if (/^cookies$/i.test(text)) {
    person.asked = true;
    return ['Did someone say cookies!?!!', 'What is your favorite type of cookie?'];
  }
  return ["I don't know that one."];
}

app.listen(Number(PORT), '127.0.0.1');
