// A front end that is told of changes, by the official library of Standard Webhooks.
// Its input: "secret <whsec_...>" (what it verifies with from now on), "down" (refuses connections), "up".
// It prints "event <webhook-id> <number> <application> <state>" for what it verified, "refused <why>" for the rest.
'use strict';
const http = require('http');
const readline = require('readline');
const { Webhook } = require('standardwebhooks');

let secret;
let server;
let port = 0;

function take(request, body) {
  const event = new Webhook(secret).verify(body, request.headers);
  const { number, applicationId, state } = event.data;
  console.log(`event ${request.headers['webhook-id']} ${number} ${applicationId} ${state}`);
}

function up() {
  server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => { body += chunk; });
    request.on('end', () => {
      try {
        take(request, body);
        response.writeHead(204).end();
      } catch (refusal) {
        console.log(`refused ${refusal.message}`);
        response.writeHead(401).end();
      }
    });
  });
  server.listen(port, '127.0.0.1', () => {
    console.log(port === 0 ? `ready ${server.address().port}` : 'up');
    port = server.address().port;
  });
}

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const [word, value] = line.split(' ');
  switch (word) {
    case 'secret': secret = value; console.log('secret known'); break;
    case 'down':
      server.close(() => console.log('down'));
      server.closeAllConnections();
      break;
    case 'up': up(); break;
    default: console.log(`unknown ${word}`);
  }
});
up();
