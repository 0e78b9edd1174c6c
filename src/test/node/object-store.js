// A store that speaks S3, in memory of its folder: prints "ready <port>".
const S3rver = require('s3rver');

const store = new S3rver({
  address: '127.0.0.1',
  port: 0,
  silent: true,
  directory: process.env.STORE_FOLDER,
  configureBuckets: [{ name: process.env.STORE_BUCKET }],
});
store.run((failure, address) => {
  if (failure) throw failure;
  console.log(`ready ${address.port}`);
});
