// The official connector @binance/spot against the simulated exchange: REST, WebSocket API, streams, user data.
import { Spot } from '@binance/spot';
import { check, exchange, finish, same, that } from './checks.mjs';

const { rest, streams, wsApi, apiKey, secretKey, ed25519 } = exchange;
const symbol = 'BTCUSDT';
const hmac = { apiKey, apiSecret: secretKey };
const client = new Spot({
  configurationRestAPI: { ...hmac, basePath: rest, retries: 0, timeout: 20_000 },
  configurationWebsocketAPI: { ...hmac, wsURL: wsApi, timeout: 20_000 },
  configurationWebsocketStreams: { wsURL: streams },
});
const api = client.restAPI;
const call = async (name, parameters) => (await api[name](parameters)).data();

let price;
const at = (factor) => Math.round(price * factor * 100) / 100;

await check('ping, time, exchangeInfo, executionRules', async () => {
  await call('ping');
  that(Number((await call('time')).serverTime) > 0, 'a server time');
  same((await call('exchangeInfo', { symbol })).symbols[0].symbol, symbol, 'symbol');
  that(Array.isArray((await call('executionRules', { symbol })).symbolRules), 'rules');
});
await check('market data', async () => {
  same((await call('depth', { symbol, limit: 5 })).bids.length, 5, 'bids');
  const trades = await call('getTrades', { symbol, limit: 5 });
  that(trades.length > 0, 'trades');
  price = Number(trades.at(-1).price);
  that((await call('historicalTrades', { symbol, limit: 3 })).length > 0, 'trades');
  that(Array.isArray(await call('historicalBlockTrades', { symbol, fromId: 0 })), 'block trades');
  that((await call('aggTrades', { symbol, limit: 4 })).length > 0, 'aggregate trades');
  that((await call('klines', { symbol, interval: '1m' })).length > 0, 'klines');
  that((await call('uiKlines', { symbol, interval: '1d', timeZone: '+08:00' })).length > 0, 'klines');
  that(Number((await call('avgPrice', { symbol })).price) > 0, 'an average price');
  that(Number((await call('ticker', { symbol, windowSize: '1h' })).lastPrice) > 0, 'a last price');
  that(Number((await call('tickerTradingDay', { symbol })).lastPrice) > 0, 'a last price');
  that(Number((await call('tickerPrice', { symbol })).price) > 0, 'a price');
  that(Number((await call('tickerBookTicker', { symbol })).askPrice) > 0, 'an ask price');
});
await check('account', async () => {
  that((await call('getAccount')).balances.length > 0, 'balances');
  that((await call('accountCommission', { symbol })).standardCommission, 'rates');
  that((await call('rateLimitOrder')).length > 0, 'order limits');
  that((await call('myFilters', { symbol })).symbolFilters.length > 0, 'filters');
  that(Array.isArray(await call('myPreventedMatches', { symbol, orderId: 1 })), 'prevented matches');
  that(Array.isArray(await call('myAllocations', { symbol })), 'allocations');
});
await check('an order and its queries', async () => {
  const order = await call('newOrder', {
    symbol, side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: 0.002, price: at(0.9) });
  const orderId = Number(order.orderId);
  same((await call('getOrder', { symbol, orderId })).status, 'NEW', 'status');
  that((await call('getOpenOrders', { symbol })).length === 1, 'one open order');
  const amended = await call('orderAmendKeepPriority', { symbol, orderId, newQty: 0.001 });
  same(Number(amended.amendedOrder.qty), 0.001, 'quantity');
  same((await call('orderAmendments', { symbol, orderId })).length, 1, 'amendments');
  const replaced = await call('orderCancelReplace', {
    symbol, side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: 0.001, price: at(0.91),
    cancelReplaceMode: 'STOP_ON_FAILURE', cancelOrderId: orderId });
  same(replaced.cancelResult, 'SUCCESS', 'result of the cancel');
  await call('deleteOrder', { symbol, orderId: Number(replaced.newOrderResponse.orderId) });
  await call('newOrder', { symbol, side: 'BUY', type: 'MARKET', quantity: 0.001 });
  that((await call('myTrades', { symbol })).length > 0, 'trades');
  that((await call('allOrders', { symbol })).length >= 3, 'orders');
  await call('orderTest', { symbol, side: 'BUY', type: 'MARKET', quantity: 0.001, computeCommissionRates: true });
});
await check('order lists', async () => {
  const oco = await call('orderListOco', {
    symbol, side: 'SELL', quantity: 0.001, aboveType: 'LIMIT_MAKER', abovePrice: at(1.1),
    belowType: 'STOP_LOSS_LIMIT', belowStopPrice: at(0.9), belowPrice: at(0.89), belowTimeInForce: 'GTC' });
  const orderListId = Number(oco.orderListId);
  same((await call('getOrderList', { orderListId })).orders.length, 2, 'orders');
  that((await call('openOrderList')).length === 1, 'one open list');
  await call('deleteOrderList', { symbol, orderListId });
  const working = {
    symbol, workingType: 'LIMIT', workingSide: 'BUY', workingPrice: at(0.9), workingQuantity: 0.001,
    workingTimeInForce: 'GTC', pendingSide: 'SELL' };
  const both = {
    pendingAboveType: 'LIMIT_MAKER', pendingAbovePrice: at(1.1),
    pendingBelowType: 'STOP_LOSS', pendingBelowStopPrice: at(0.8) };
  const limit = { pendingType: 'LIMIT', pendingPrice: at(1.1), pendingTimeInForce: 'GTC' };
  same((await call('orderListOto', { ...working, ...limit, pendingQuantity: 0.001 })).orders.length, 2, 'orders');
  same((await call('orderListOtoco', { ...working, ...both, pendingQuantity: 0.001 })).orders.length, 3, 'orders');
  same((await call('orderListOpo', { ...working, ...limit })).orders.length, 2, 'orders');
  same((await call('orderListOpoco', { ...working, ...both })).orders.length, 3, 'orders');
  that((await call('deleteOpenOrders', { symbol })).length === 4, 'four lists cancelled');
  that((await call('allOrderList')).length === 5, 'five lists');
});
await check('errors', async () => {
  const refusedWith = async (code, name, parameters) => {
    try {
      await call(name, parameters);
    } catch (error) {
      same(Number(error.code), code, `code of ${error.constructor.name}`);
      return;
    }
    throw new Error(`expected ${code}, but it was taken`);
  };
  await refusedWith(-1121, 'depth', { symbol: 'NOSUCH' });
  await refusedWith(-2013, 'getOrder', { symbol, orderId: 987654 });
  await refusedWith(-2011, 'deleteOrder', { symbol, orderId: 987654 });
});

const socket = await client.websocketAPI.connect();
const ask = async (name, parameters) => (await socket[name](parameters)).data;
await check('WebSocket API: market data and account', async () => {
  await ask('ping');
  that((await ask('exchangeInfo', { symbol })).rateLimits.some((l) => l.rateLimitType === 'CONNECTIONS'), 'CONNECTIONS');
  same((await ask('depth', { symbol, limit: 5 })).bids.length, 5, 'bids');
  that((await ask('tradesRecent', { symbol, limit: 5 })).length > 0, 'trades');
  that((await ask('klines', { symbol, interval: '1m' })).length > 0, 'klines');
  that((await ask('accountStatus')).balances.length > 0, 'balances');
  that((await ask('accountRateLimitsOrders')).length > 0, 'order limits');
});
await check('WebSocket API: orders, with user data', async () => {
  const { stream } = await socket.userDataStreamSubscribeSignature();
  const seen = new Promise((resolve) => {
    const kinds = new Set();
    stream.on('message', (event) => {
      kinds.add(event.e);
      if (kinds.has('executionReport') && kinds.has('outboundAccountPosition')) {
        resolve();
      }
    });
  });
  const order = await ask('orderPlace', {
    symbol, side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: 0.001, price: at(0.9) });
  const orderId = Number(order.orderId);
  same((await ask('orderStatus', { symbol, orderId })).status, 'NEW', 'status');
  that((await ask('openOrdersStatus', { symbol })).length === 1, 'one open order');
  same((await ask('orderCancel', { symbol, orderId })).status, 'CANCELED', 'status');
  await seen;
});
await check('WebSocket API: order lists', async () => {
  const oco = await ask('orderListPlaceOco', {
    symbol, side: 'SELL', quantity: 0.001, aboveType: 'LIMIT_MAKER', abovePrice: at(1.1),
    belowType: 'STOP_LOSS', belowStopPrice: at(0.9) });
  same((await ask('orderListStatus', { orderListId: Number(oco.orderListId) })).listOrderStatus, 'EXECUTING', 'status');
  same((await ask('orderListCancel', { symbol, orderListId: Number(oco.orderListId) })).listOrderStatus, 'ALL_DONE', 'status');
});
await socket.disconnect();

if (ed25519) {
  const keyed = new Spot({
    configurationWebsocketAPI: {
      apiKey: ed25519.apiKey, privateKey: ed25519.privateKey, wsURL: wsApi, timeout: 20_000 },
    configurationRestAPI: {
      apiKey: ed25519.apiKey, privateKey: ed25519.privateKey, basePath: rest, retries: 0 },
  });
  await check('Ed25519: REST and session.logon', async () => {
    that((await (await keyed.restAPI.getAccount()).data()).balances.length > 0, 'balances');
    const session = await keyed.websocketAPI.connect();
    await session.sessionLogon();
    same((await session.sessionStatus()).data.apiKey, ed25519.apiKey, 'key of the session');
    await session.userDataStreamSubscribe();
    that((await session.accountStatus()).data.balances.length > 0, 'balances');
    await session.disconnect();
  });
}

await check('streams', async () => {
  const feed = await client.websocketStreams.connect();
  const first = (stream) => new Promise((resolve) => { stream.on('message', resolve); });
  const lower = symbol.toLowerCase();
  const events = await Promise.all([
    first(feed.aggTrade({ symbol: lower })),
    first(feed.trade({ symbol: lower })),
    first(feed.bookTicker({ symbol: lower })),
    first(feed.diffBookDepth({ symbol: lower, updateSpeed: '100ms' })),
    first(feed.partialBookDepth({ symbol: lower, levels: '5' })),
    first(feed.kline({ symbol: lower, interval: '1s' })),
    first(feed.klineOffset({ symbol: lower, interval: '1m' })),
    first(feed.ticker({ symbol: lower })),
    first(feed.miniTicker({ symbol: lower })),
    first(feed.allMiniTicker()),
    first(feed.rollingWindowTicker({ symbol: lower, windowSize: '1h' })),
    first(feed.allMarketRollingWindowTicker({ windowSize: '4h' })),
    first(feed.avgPrice({ symbol: lower })),
  ]);
  that(events.every((event) => event !== undefined), 'an event of each');
  await feed.disconnect();
});
finish();
