/** The reference that most people would take: Socket.IO, one frame per comment, or gathered for so many milliseconds. */
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const tickMs = Number(process.argv[2] ?? 0);
const server = createServer();
const io = new Server(server, { transports: ['websocket'], pingInterval: 600_000, perMessageDeflate: false });
let gathered = [];

io.on('connection', (socket) => {
  socket.on('comment', (comment) => {
    if (tickMs === 0) io.emit('comment', comment);
    else gathered.push(comment);
  });
});
if (tickMs > 0) {
  setInterval(() => {
    if (gathered.length > 0) io.emit('comments', gathered.splice(0));
  }, tickMs);
}
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('disconnect', () => process.exit());
