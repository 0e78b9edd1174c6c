// An agency's archive that speaks AMQP 1.0 by the rhea client: answers requests, and tells of what changed.
// Environment: AMQP_PORT, AMQP_USER, AMQP_PASSWORD, REQUESTS (queue of requests), ORDERS (queue without answers), EVENTS (where it publishes).
// Each line of its input is an event's body, published as it stands; OBJECT is a serialised object of Java instead. It prints what it does, a line each.
'use strict';
const readline = require('readline');
const rhea = require('rhea');

const { AMQP_PORT, AMQP_USER, AMQP_PASSWORD, REQUESTS, ORDERS, EVENTS } = process.env;
const connection = rhea.connect({
  host: '127.0.0.1',
  port: Number(AMQP_PORT),
  username: AMQP_USER,
  password: AMQP_PASSWORD,
  reconnect: true,
});
const replies = connection.open_sender({ target: {} });
const events = connection.open_sender(EVENTS);
const requests = connection.open_receiver(REQUESTS);
const orders = connection.open_receiver(ORDERS);

const text = (message) =>
  Buffer.isBuffer(message.body) ? message.body.toString('utf8')
    : message.body && message.body.content ? message.body.content.toString('utf8')
      : String(message.body);

const known = { 'D-1': { number: 'D-1', title: 'Archived licence', pages: 3 } };

// An empty list of Java, serialised.
const OBJECT = {
  content_type: 'application/x-java-serialized-object',
  body: rhea.message.data_section(Buffer.from(
    'rO0ABXNyABNqYXZhLnV0aWwuQXJyYXlMaXN0eIHSHZnHYZ0DAAFJAARzaXpleHAAAAAAdwQAAAAAeA==', 'base64')),
};

function answer(request) {
  switch (request.number) {
    case 'SILENT': return null;
    case 'NONSENSE': return '<html>not JSON</html>';
    case 'OBJECT': return OBJECT;
    default:
      return JSON.stringify(known[request.number]
        ? { status: 'FOUND', document: known[request.number] }
        : { status: 'UNKNOWN' });
  }
}

requests.on('message', (context) => {
  const { message } = context;
  const body = answer(JSON.parse(text(message)));
  console.log(`request ${text(message)}`);
  if (body !== null && message.reply_to) {
    replies.send({
      to: message.reply_to,
      correlation_id: message.correlation_id ?? message.message_id,
      ...(body === OBJECT ? OBJECT : { content_type: 'application/json', body }),
    });
  }
});

orders.on('message', (context) => {
  console.log(`order ${text(context.message)}`);
});

let waiting = 4;
for (const link of [replies, events, requests, orders]) {
  link.once(link.is_sender() ? 'sender_open' : 'receiver_open', () => {
    waiting -= 1;
    if (waiting === 0) console.log('ready');
  });
}
connection.on('disconnected', () => console.log('disconnected'));

events.on('accepted', () => console.log('published'));
readline.createInterface({ input: process.stdin })
  .on('line', (line) => events.send({ ...(line === 'OBJECT' ? OBJECT : { body: line }), durable: true }))
  .on('close', () => connection.close());
