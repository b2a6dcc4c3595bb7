#include "core/failure.h"

#include <c10/util/Exception.h>

namespace btxrd {

namespace {

// TorchScript wraps errors in a report that repeats the interpreter's stack;
// the sentence a person needs is the part after the last "RuntimeError: ".
std::string WithoutInterpreterStack(const std::string& text) {
  const auto start = text.find("Traceback of TorchScript");
  if (start == std::string::npos) return text;
  const auto error = text.rfind("RuntimeError: ");
  if (error == std::string::npos || error < start) return text;
  return text.substr(error + sizeof("RuntimeError: ") - 1);
}

std::string Trimmed(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return text;
}

}  // namespace

Failure CurrentFailure() {
  try {
    throw;
  } catch (const CodedError& error) {
    return {error.code(), error.what(), ""};
  } catch (const c10::Error& error) {
    const std::string message = Trimmed(error.what_without_backtrace());
    return {"ERR_LIBTORCH", Trimmed(WithoutInterpreterStack(message)), error.what()};
  } catch (const std::bad_alloc&) {
    return {"ERR_LIBTORCH", "Expected enough memory for the call but the system has none left.", ""};
  } catch (const std::exception& error) {
    const std::string message = Trimmed(error.what());
    return {"ERR_LIBTORCH", Trimmed(WithoutInterpreterStack(message)), message};
  } catch (...) {
    return {"ERR_LIBTORCH", "LibTorch threw something that is not an exception.", ""};
  }
}

}  // namespace btxrd
