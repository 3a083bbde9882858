#pragma once

// From a method's name to a typed handler, behind the gate of the session's life cycle. The verb
// that binds a handler tells where it runs. Each request is answered exactly once, and by one
// function. What travels how is the Connection's business.

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <concepts>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

#include "protocol/json.h"
#include "protocol/log.h"
#include "protocol/rpc.h"

namespace lsp {

template <class T>
using awaitable = boost::asio::awaitable<T>;

/// What a handler makes of the parameters of the method M; may be written with an `auto` parameter.
template <class M, class F>
using Returned = std::invoke_result_t<const F&, const typename M::Params&>;

class Router {
 public:
  using Send = std::function<void(Response)>;

  /// Handlers that suspend run on `executor`, which must be of one thread.
  Router(boost::asio::any_io_executor executor, Log& log, Send send);
  ~Router();

  /// A notification's handler runs in wire order, before the next message is read. It returns void
  /// and so cannot be a coroutine.
  template <class M, class F>
  requires std::is_void_v<Returned<M, F>>
  void notify(F handler) {
    notifications_.insert_or_assign(std::string(M::method),
                                    [handler = std::move(handler)](const json& params) {
                                      handler(decode<typename M::Params>(params));
                                    });
  }

  /// A request's handler that answers at once.
  template <class M, class F>
  requires std::convertible_to < Returned<M, F>,
  typename M::Result > void answer(F handler) {
    requests_.insert_or_assign(
        std::string(M::method), Answer([handler = std::move(handler)](const json& params) {
          return encode<typename M::Result>(handler(decode<typename M::Params>(params)));
        }));
  }

  /// A request's handler that may suspend, and be cancelled then. The handler itself is called in
  /// wire order; what it returns runs on from there, so a coroutine takes its parameters by value.
  template <class M, class F>
  requires std::same_as<Returned<M, F>, awaitable<typename M::Result>>
  void serve(F handler) {
    requests_.insert_or_assign(std::string(M::method),
                               Serve([handler = std::move(handler)](const json& params) {
                                 return encoded(handler(decode<typename M::Params>(params)));
                               }));
  }

  /// Answers the request, or will. Handlers may throw ResponseError, DecodeError or anything else.
  void receive(Request request);
  void receive(Notification notification);

  /// `initialize` has been answered with a result.
  bool initialized() const { return phase_ >= Phase::running; }
  /// The status to exit with once the client said `exit` or is gone: 0 after `shutdown`.
  int exit_status() const { return shut_down_ ? 0 : 1; }
  bool exited() const { return phase_ == Phase::exited; }

  /// Cancels the requests that are suspended; each is still answered.
  void cancel_all();
  /// No request is suspended.
  bool idle() const { return calls_.empty(); }

 private:
  enum class Phase { created, initializing, running, shut_down, exited };
  using Answer = std::function<json(const json& params)>;
  using Serve = std::function<awaitable<json>(const json& params)>;
  struct Call;

  template <class T>
  static awaitable<json> encoded(awaitable<T> work) {
    co_return encode(co_await std::move(work));
  }

  std::optional<ResponseError> refusal(const Request& request) const;
  void spawn(const Request& request, awaitable<json> work);
  void cancel(const RequestId& id);
  void finish(const RequestId& id, const std::string& method,
              std::variant<json, ResponseError> outcome);
  /// What the exception in flight tells the client.
  ResponseError current_error(const std::string& method);

  boost::asio::any_io_executor executor_;
  Log& log_;
  Send send_;
  Phase phase_ = Phase::created;
  bool shut_down_ = false;
  std::map<std::string, std::function<void(const json& params)>> notifications_;
  std::map<std::string, std::variant<Answer, Serve>> requests_;
  std::map<RequestId, std::shared_ptr<Call>> calls_;  // suspended
};

}  // namespace lsp
