// The kernel as Python sees it: one function, `pack`. The GIL is released while it searches and taken for
// moments only, to tell of an improvement, to ask whether to stop and to let Ctrl-C through.
#include "search.hpp"

#include <nanobind/nanobind.h>
#include <nanobind/stl/array.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include <chrono>
#include <optional>
#include <stdexcept>
#include <tuple>

namespace nb = nanobind;
using namespace geliat;

namespace {

using Sides = std::array<int, 3>;
// (stands, quantity, weight, worth, bears, floor only, most high)
using KindIn = std::tuple<std::vector<Sides>, int, std::int64_t, std::int64_t, bool, bool, int>;
using GridOut = std::tuple<int, int, int, int, int, int, int, int>;

constexpr int LONGEST = 1'000'000;

Task task_of(const Sides &room, std::int64_t payload, int support, const std::vector<KindIn> &kinds) {
    Task task;
    task.room = room;
    task.payload = payload;
    task.support = support;
    if (support < 0 || support > 1000) throw std::invalid_argument("the share of support is out of range");
    for (int side : room) {
        if (side < 1 || side > LONGEST) throw std::invalid_argument("a side of the room is out of range");
    }
    if (kinds.size() > 60'000) throw std::invalid_argument("too many kinds");
    for (const auto &[stands, quantity, weight, worth, bears, floor_only, most_high] : kinds) {
        if (stands.empty() || quantity < 0 || weight < 0 || worth < 0 || most_high < 1) {
            throw std::invalid_argument("a kind without a way to stand, or with a number below its least");
        }
        BoxKind kind;
        for (const Sides &sides : stands) {
            for (int way = 0; way < 3; ++way) {
                if (sides[way] < 1 || sides[way] > room[way]) throw std::invalid_argument("a stand does not fit");
            }
            kind.stands.push_back({sides});
        }
        kind.quantity = quantity;
        kind.weight = weight;
        kind.worth = worth;
        kind.bears = bears;
        kind.floor_only = floor_only;
        kind.most_high = most_high;
        task.kinds.push_back(std::move(kind));
    }
    return task;
}

std::vector<GridOut> grids_of(const Packing &packing) {
    std::vector<GridOut> out;
    out.reserve(packing.grids.size());
    for (const Grid &g : packing.grids) out.emplace_back(g.kind, g.stand, g.x, g.y, g.z, g.nx, g.ny, g.nz);
    return out;
}

// Calls back into Python. What it raises ends the search and is raised again when the search has ended.
class Listener {
public:
    Listener(nb::object told, nb::object asked) : told_(std::move(told)), asked_(std::move(asked)) {}

    void tell(const Packing &packing) {
        if (told_.is_none() || broken_) return;
        nb::gil_scoped_acquire gil;
        try {
            told_(packing.worth, grids_of(packing));
        } catch (nb::python_error &error) {
            broken_ = true;
            error_.emplace(std::move(error));
        }
    }

    // Asked after every filling; looks up only every few milliseconds.
    bool ends() {
        if (broken_) return true;
        const auto now = std::chrono::steady_clock::now();
        if (now < again_) return false;
        again_ = now + std::chrono::milliseconds(20);
        nb::gil_scoped_acquire gil;
        try {
            if (PyErr_CheckSignals() != 0) throw nb::python_error();
            return !asked_.is_none() && nb::cast<bool>(asked_());
        } catch (nb::python_error &error) {
            broken_ = true;
            error_.emplace(std::move(error));
        } catch (nb::cast_error &) {
            return true;
        }
        return true;
    }

    void raise() {
        if (error_) throw std::move(*error_);
    }

private:
    nb::object told_, asked_;
    std::chrono::steady_clock::time_point again_ = std::chrono::steady_clock::now();
    bool broken_ = false;
    std::optional<nb::python_error> error_;
};

nb::tuple pack_for_python(const Sides &room, std::int64_t payload, int support, const std::vector<KindIn> &kinds,
                          std::uint64_t seed, int rounds, double cpu_seconds, std::int64_t target,
                          nb::object told, nb::object asked) {
    const Task task = task_of(room, payload, support, kinds);
    Listener listener(std::move(told), std::move(asked));
    Ending ending;
    ending.rounds = rounds;
    ending.cpu_seconds = cpu_seconds;
    ending.target = target;
    ending.asked = [&] { return listener.ends(); };
    Packing packing;
    {
        nb::gil_scoped_release released;
        packing = pack(task, ending, seed, [&](const Packing &better) { listener.tell(better); });
    }
    listener.raise();
    return nb::make_tuple(packing.worth, grids_of(packing), packing.complete, packing.fillings);
}

} // namespace

NB_MODULE(_kernel, module) {
    module.doc() = "Boxes into one container: the compiled search. See cargo.hpp for the idea.";
    module.def("pack", &pack_for_python, nb::arg("room"), nb::arg("payload"), nb::arg("support"), nb::arg("kinds"),
               nb::arg("seed"), nb::arg("rounds"), nb::arg("cpu_seconds"), nb::arg("target"),
               nb::arg("told").none(), nb::arg("asked").none(),
               "Pack one container; gives (worth, grids, complete, fillings). A grid is "
               "(kind, stand, x, y, z, nx, ny, nz).");
}
