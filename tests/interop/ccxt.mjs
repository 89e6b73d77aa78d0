// ccxt and ccxt.pro against the simulated exchange.
import ccxt from 'ccxt';
import { check, exchange, finish, same, that } from './checks.mjs';

const { rest, streams, wsApi, apiKey, secretKey } = exchange;
const symbol = 'BTC/USDT';
const client = new ccxt.pro.binance({
  apiKey,
  secret: secretKey,
  enableRateLimit: false,
  options: { defaultType: 'spot', fetchMarkets: { types: ['spot'] }, fetchMargins: false, fetchCurrencies: false },
});
client.urls.api.public = `${rest}/api/v3`;
client.urls.api.private = `${rest}/api/v3`;
client.urls.api.ws.spot = `${streams}/ws`;
client.urls.api.ws['ws-api'].spot = wsApi;

// What ccxt asks for where an address is ws:// and not wss://.
await client.loadHttpProxyAgent();

let price;

async function refused(kind, run) {
  try {
    await run();
  } catch (error) {
    that(error instanceof kind, `${kind.name}, but it was ${error.constructor.name}: ${error.message}`);
    return;
  }
  throw new Error(`expected ${kind.name}, but it was taken`);
}

const far = (factor) => client.priceToPrecision(symbol, price * factor);

await check('loadMarkets', async () => {
  const markets = await client.loadMarkets();
  that(markets[symbol].spot, 'a spot market');
  same(markets[symbol].precision.price, 0.01, 'tick size');
});
await check('fetchTime', async () => that(Math.abs(await client.fetchTime() - Date.now()) < 5_000, 'about now'));
await check('fetchStatus of the exchange by ping', () => client.publicGetPing());
await check('fetchTicker', async () => {
  const ticker = await client.fetchTicker(symbol);
  that(ticker.last > 0 && ticker.bid < ticker.ask, 'a last price between bid and ask');
  price = ticker.last;
});
await check('fetchTickers', async () => that(Object.keys(await client.fetchTickers()).length > 1, 'several'));
await check('fetchBidsAsks', async () => that((await client.fetchBidsAsks([symbol]))[symbol].ask > 0, 'an ask'));
await check('fetchLastPrices', async () => that((await client.fetchLastPrices([symbol]))[symbol].price > 0, 'a price'));
await check('fetchOrderBook', async () => {
  const book = await client.fetchOrderBook(symbol, 20);
  that(book.bids.length === 20 && book.bids[0][0] < book.asks[0][0], '20 bids below the asks');
});
await check('fetchTrades', async () => {
  that((await client.fetchTrades(symbol, undefined, 10)).length > 0, 'trades');
});
await check('fetchTrades by publicGetAggTrades', async () => {
  const trades = await client.fetchTrades(symbol, undefined, 5, { fetchTradesMethod: 'publicGetAggTrades' });
  that(trades.length > 0, 'trades');
});
await check('fetchOHLCV', async () => {
  const rows = await client.fetchOHLCV(symbol, '1m', undefined, 5);
  that(rows.length > 0 && rows.at(-1)[2] >= rows.at(-1)[3], 'highs not below lows');
});
await check('fetchBalance', async () => that((await client.fetchBalance()).USDT.free > 0, 'free USDT'));

await check('createOrder limit, fetchOrder, fetchOpenOrders, cancelOrder', async () => {
  const order = await client.createOrder(symbol, 'limit', 'buy', 0.001, far(0.9));
  same(order.status, 'open', 'status');
  same((await client.fetchOrder(order.id, symbol)).id, order.id, 'id');
  that((await client.fetchOpenOrders(symbol)).some((open) => open.id === order.id), 'it among the open orders');
  same((await client.cancelOrder(order.id, symbol)).status, 'canceled', 'status');
});
await check('createOrder market buy, fetchMyTrades, fetchOrderTrades', async () => {
  const order = await client.createOrder(symbol, 'market', 'buy', 0.001);
  same(order.status, 'closed', 'status');
  that((await client.fetchMyTrades(symbol)).some((trade) => trade.order === order.id), 'its trades');
  that((await client.fetchOrderTrades(order.id, symbol)).length > 0, 'its trades by order');
});
await check('createMarketBuyOrderWithCost', async () => {
  const order = await client.createMarketBuyOrderWithCost(symbol, 100);
  that(order.cost > 0 && order.cost <= 100, 'at most 100 USDT spent');
});
await check('createOrder stop loss limit with triggerPrice', async () => {
  const order = await client.createOrder(
    symbol, 'limit', 'sell', 0.001, far(0.89), { stopLossPrice: far(0.9) });
  const known = await client.fetchOrder(order.id, symbol);
  same(known.info.type, 'STOP_LOSS_LIMIT', 'type');
  that(known.stopPrice > 0 && known.status === 'open', 'it to wait for its stop price');
  await client.cancelOrder(order.id, symbol);
});
await check('createOrder take profit', async () => {
  const order = await client.createOrder(
    symbol, 'limit', 'sell', 0.001, far(1.1), { takeProfitPrice: far(1.09) });
  same((await client.fetchOrder(order.id, symbol)).info.type, 'TAKE_PROFIT_LIMIT', 'type');
  await client.cancelOrder(order.id, symbol);
});
await check('createOrder trailing', async () => {
  const order = await client.createOrder(
    symbol, 'limit', 'sell', 0.001, far(0.9), { trailingPercent: 2, stopLossOrTakeProfit: 'stopLoss' });
  same((await client.fetchOrder(order.id, symbol)).info.trailingDelta, 200, 'trailing delta');
  await client.cancelOrder(order.id, symbol);
});
await check('createOrder post only and its refusal', async () => {
  const order = await client.createOrder(symbol, 'limit', 'buy', 0.001, far(0.9), { postOnly: true });
  await client.cancelOrder(order.id, symbol);
  await refused(ccxt.OrderImmediatelyFillable, () => client.createOrder(
    symbol, 'limit', 'buy', 0.001, far(1.02), { postOnly: true }));
});
await check('createOrder with client order id, fetched by it', async () => {
  const name = `interop-${Date.now()}`;
  await client.createOrder(symbol, 'limit', 'buy', 0.001, far(0.9), { clientOrderId: name });
  const known = await client.fetchOrder('', symbol, { clientOrderId: name });
  same(known.clientOrderId, name, 'client order id');
  await client.cancelOrder('', symbol, { clientOrderId: name });
});
await check('editOrder (cancel and replace)', async () => {
  const order = await client.createOrder(symbol, 'limit', 'buy', 0.001, far(0.9));
  const edited = await client.editOrder(order.id, symbol, 'limit', 'buy', 0.002, far(0.91));
  that(edited.id !== order.id, 'a new order');
  same((await client.fetchOrder(order.id, symbol)).status, 'canceled', 'status of the first');
  await client.cancelAllOrders(symbol);
});
await check('fetchOrders, fetchClosedOrders, fetchCanceledOrders', async () => {
  that((await client.fetchOrders(symbol)).length > 3, 'orders');
  that((await client.fetchClosedOrders(symbol)).length > 0, 'closed orders');
  that((await client.fetchCanceledOrders(symbol)).length > 0, 'canceled orders');
});
await check('order list OCO by the raw call', async () => {
  const list = await client.privatePostOrderListOco({
    symbol: 'BTCUSDT', side: 'SELL', quantity: '0.001', aboveType: 'LIMIT_MAKER', abovePrice: far(1.1),
    belowType: 'STOP_LOSS_LIMIT', belowStopPrice: far(0.9), belowPrice: far(0.89), belowTimeInForce: 'GTC',
  });
  same(list.listOrderStatus, 'EXECUTING', 'list status');
  const known = await client.privateGetOrderList({ orderListId: list.orderListId });
  same(known.orders.length, 2, 'orders of the list');
  const ended = await client.privateDeleteOrderList({ symbol: 'BTCUSDT', orderListId: list.orderListId });
  same(ended.listOrderStatus, 'ALL_DONE', 'list status');
});
await check('errors', async () => {
  await refused(ccxt.InsufficientFunds, () => client.createOrder(symbol, 'limit', 'buy', 100, far(0.95)));
  await refused(ccxt.OrderNotFound, () => client.fetchOrder('987654321', symbol));
  await refused(ccxt.OrderNotFound, () => client.cancelOrder('987654321', symbol));
  await refused(ccxt.BadSymbol, () => client.publicGetDepth({ symbol: 'NOSUCH' }));
  await refused(ccxt.BadRequest, () => client.privatePostOrder({
    symbol: 'BTCUSDT', side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: '0.00001', price: far(0.9) }));
  const stranger = new ccxt.binance({ apiKey: 'x'.repeat(64), secret: 'y' });
  stranger.urls.api = client.urls.api;
  await refused(ccxt.AuthenticationError, () => stranger.privateGetAccount());
});

await check('watchTicker', async () => that((await client.watchTicker(symbol)).last > 0, 'a last price'));
await check('watchTrades', async () => that((await client.watchTrades(symbol)).length > 0, 'a trade'));
await check('watchOrderBook', async () => {
  const book = await client.watchOrderBook(symbol);
  that(book.bids[0][0] < book.asks[0][0], 'a bid below the ask');
});
await check('watchOHLCV', async () => that((await client.watchOHLCV(symbol, '1m')).length > 0, 'a row'));
await check('watchBidsAsks', async () => that((await client.watchBidsAsks([symbol]))[symbol].bid > 0, 'a bid'));
await check('watchOrders, watchMyTrades, watchBalance', async () => {
  await client.ensureUserDataStreamWsSubscribeSignature('spot');
  const orders = client.watchOrders(symbol);
  const trades = client.watchMyTrades(symbol);
  const balance = client.watchBalance();
  const placed = client.createOrder(symbol, 'market', 'buy', 0.001);
  that((await orders).length > 0, 'an order');
  that((await trades).length > 0, 'a trade');
  that((await balance).USDT.free > 0, 'free USDT');
  await placed;
});
await check('fetchTradesWs, fetchOHLCVWs, fetchBalanceWs', async () => {
  that((await client.fetchTradesWs(symbol)).length > 0, 'trades');
  that((await client.fetchOHLCVWs(symbol, '1m')).length > 0, 'rows');
  that((await client.fetchBalanceWs()).info.balances.length > 0, 'balances');
});
await check('createOrderWs, fetchOrderWs, editOrderWs, cancelOrderWs, fetchOpenOrdersWs, fetchMyTradesWs', async () => {
  const order = await client.createOrderWs(symbol, 'limit', 'buy', 0.001, far(0.9));
  same((await client.fetchOrderWs(order.id, symbol)).id, order.id, 'id');
  const edited = await client.editOrderWs(order.id, symbol, 'limit', 'buy', 0.002, far(0.9));
  that((await client.fetchOpenOrdersWs(symbol)).some((open) => open.id === edited.id), 'it among the open orders');
  await client.cancelOrderWs(edited.id, symbol);
  that((await client.fetchMyTradesWs(symbol)).length > 0, 'trades');
  await refused(ccxt.OrderNotFound, () => client.cancelOrderWs('987654321', symbol));
});
await client.close();
finish();
