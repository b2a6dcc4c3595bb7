#include "core/failure.h"

#include <c10/util/Exception.h>

namespace btxrd {

namespace {

// TorchScript wraps an error in the interpreter's stack; the sentence a person needs is what
// follows the name of the Python exception at its end.
std::string WithoutInterpreterStack(const std::string& text) {
  if (text.find("Traceback of TorchScript") == std::string::npos) return text;
  std::size_t start = std::string::npos;
  std::size_t skip = 0;
  for (const char* marker : {"\nRuntimeError: ", "\nbuiltins.RuntimeError: ", "\nbuiltins.ValueError: ", "\nbuiltins.AssertionError: "}) {
    const auto found = text.rfind(marker);
    if (found == std::string::npos || (start != std::string::npos && found < start)) continue;
    start = found;
    skip = std::char_traits<char>::length(marker);
  }
  return start == std::string::npos ? text : text.substr(start + skip);
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
