// The conversation of the benchmark on Botkit: its Twilio adapter checks the signature, a dialog asks for the cookie, replies
// leave by REST, state lives in memory.
const { Botkit, BotkitConversation } = require('botkit');
const { TwilioAdapter } = require('botbuilder-adapter-twilio-sms');

const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_NUMBER, PUBLIC_URL } = process.env;
const adapter = new TwilioAdapter({
  twilio_number: TWILIO_NUMBER,
  account_sid: TWILIO_ACCOUNT_SID,
  auth_token: TWILIO_AUTH_TOKEN,
  validation_url: PUBLIC_URL + '/api/sms',
});
const botkit = new Botkit({ webhook_uri: '/api/sms', adapter });
const names = new Map();

const cookies = new BotkitConversation('cookies', botkit);
cookies.say('Did someone say cookies!?!!');
cookies.ask('What is your favorite type of cookie?', [], 'cookie');
cookies.say('Golly, I love {{vars.cookie}} too!!!');
botkit.addDialog(cookies);

botkit.hears(/^call me (.+)$/i, 'message', async (bot, message) => {
  names.set(message.user, message.matches[1]);
  await bot.reply(message, `Got it. I will call you ${message.matches[1]} from now on.`);
});
botkit.hears(/^hello$/i, 'message', async (bot, message) => {
  const name = names.get(message.user);
  await bot.reply(message, name ? `Hello ${name}!!` : 'Hello.');
});
botkit.hears(/^who am i\?$/i, 'message', async (bot, message) => {
  const name = names.get(message.user);
  await bot.reply(message, name ? `Your name is ${name}` : "I don't know yet!");
});
botkit.hears(/^cookies$/i, 'message', (bot) => bot.beginDialog('cookies'));
