// Sends what is meant for Twilio's REST API to the benchmark's mock: the old client in Botkit's adapter has no setting for that.
// Loaded before anything else, so that every library gets the changed function.
const http = require('http');
const https = require('https');

const mock = new URL(process.env.TWILIO_API);
https.request = (options, ...rest) =>
  http.request({ ...options, protocol: 'http:', host: mock.hostname, hostname: mock.hostname, port: mock.port, agent: keepAlive }, ...rest);
const keepAlive = new http.Agent({ keepAlive: true });
