// Beams, then re-packing; see search.hpp.
#include "search.hpp"

#include <algorithm>
#include <ctime>

namespace geliat {

namespace {

double cpu_now() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

// Figures found by trying them on many instances. Few kinds like plain volume; many kinds like large boxes
// early, and blocks that are a little less tight, because tight ones are rare among so many sizes.
constexpr std::size_t SOME_KINDS = 10, MANY_KINDS = 26;
constexpr double GROWTH = 1.4142;       // of the beam's width, every second round
constexpr double REPACKING = 0.5;       // the share of the time for packing parts anew
constexpr std::size_t LEAST_BRANCHES = 3;
constexpr int WIDEST_REPACKING = 3;
constexpr int DROPS[] = {0, 140, 400, 1000}; // see Taste::drop
constexpr int TRIES_A_TASTE = 6;
constexpr int TRIES_A_ROUND = 6;        // where rounds are counted instead of seconds

class Search {
public:
    Search(const Task &task, const Ending &ending, std::uint64_t seed, const Told &told)
        : task_(task), ending_(ending), told_(told), chance_(seed), started_(cpu_now()),
          set_(make_blocks(task, making(task))), filler_(task, set_) {}

    void run() {
        const std::size_t kinds = task_.kinds.size();
        taste_.bulk = kinds >= MANY_KINDS ? 4 : kinds >= SOME_KINDS ? 2 : 0;
        double width = 1;
        for (int round = 0; !over(); ++round) {
            if (ending_.rounds && round >= ending_.rounds) break;
            filler_.rank(round % 2 == 0 ? taste_ : shaken(), chance_);
            State root;
            filler_.start(root);
            beam(root, static_cast<int>(width + 0.5));
            if (round % 2) width *= GROWTH;
            if (ending_.cpu_seconds > 0 && cpu_now() - started_ > ending_.cpu_seconds * (1 - REPACKING)) break;
        }
        rebuild();
    }

private:
    static Making making(const Task &task) {
        Making m;
        if (task.kinds.size() >= MANY_KINDS) m.least_fill = 9800;
        return m;
    }

    Taste shaken() {
        Taste t = taste_;
        t.few = chance_.below(5);
        t.touch = 2 + chance_.below(5);
        t.bulk = std::clamp(taste_.bulk + chance_.below(3) - 1, 0, 4);
        t.rise = chance_.below(3) * 32;
        t.shake = chance_.below(4) * 3;
        if (task_.overhang()) t.drop = DROPS[chance_.below(4)];
        return t;
    }

    bool over() {
        if (over_) return true;
        if (ending_.cpu_seconds > 0 && cpu_now() - started_ >= ending_.cpu_seconds) over_ = true;
        else if (ending_.target && best_.worth >= ending_.target) over_ = true;
        else if (best_.complete) over_ = true;
        else if (ending_.asked && ending_.asked()) over_ = true;
        return over_;
    }

    void note(const State &state) {
        ++best_.fillings;
        if (state.worth <= best_.worth) return;
        best_.worth = state.worth;
        best_placed_ = state.placed;
        best_.complete = filler_.finished(state);
        if (told_) {
            write_grids();
            told_(best_);
        }
    }

    void write_grids() {
        best_.grids.clear();
        for (const Placed &p : best_placed_) set_.grids(p.block, p.x, p.y, p.z, best_.grids);
    }

    struct Child {
        Worth promise, now;
        std::uint32_t parent;
        std::uint32_t block;
        int x, y, z;
    };

    // Returns the best worth of a filling found under `root`; `placed` gets it.
    Worth beam(const State &root, int width, std::vector<Placed> *placed = nullptr) {
        std::vector<State> states(1), next;
        states[0].copy(root);
        std::vector<Child> children;
        std::vector<Choice> choices;
        Worth found = -1;
        const std::size_t branch = std::max(static_cast<std::size_t>(width), LEAST_BRANCHES);
        while (!states.empty()) {
            children.clear();
            for (std::uint32_t i = 0; i < states.size(); ++i) {
                State &state = states[i];
                const int at = filler_.next(state, branch, choices);
                if (at < 0) continue;
                for (const Choice &choice : choices) {
                    if (over()) return found;
                    const std::uint32_t block = filler_.ranking().block(choice.rank);
                    scratch_.copy(state);
                    filler_.set(scratch_, block, choice.x, choice.y, choice.z);
                    const Worth now = scratch_.worth;
                    filler_.fill(scratch_);
                    note(scratch_);
                    if (scratch_.worth > found) {
                        found = scratch_.worth;
                        if (placed) *placed = scratch_.placed;
                    }
                    children.push_back({scratch_.worth, now, i, block, choice.x, choice.y, choice.z});
                }
            }
            std::stable_sort(children.begin(), children.end(),
                             [](const Child &a, const Child &b) { return a.promise > b.promise; });
            next.clear();
            std::size_t kept = 0;
            for (std::size_t c = 0; c < children.size() && kept < static_cast<std::size_t>(width); ++c) {
                bool twin = false;
                for (std::size_t d = c; d-- > 0 && children[d].promise == children[c].promise;) {
                    if (children[d].now == children[c].now) twin = true;
                }
                if (twin) continue;
                next.emplace_back();
                next.back().copy(states[children[c].parent]);
                const Child &child = children[c];
                filler_.set(next.back(), child.block, child.x, child.y, child.z);
                ++kept;
            }
            std::swap(states, next);
        }
        return found;
    }

    // Take a part of the best packing out and pack it anew, again and again.
    void rebuild() {
        if (best_placed_.empty()) return;
        std::vector<Placed> now = best_placed_, trial;
        Worth worth = best_.worth;
        State root;
        int left = ending_.rounds > 0 && ending_.cpu_seconds <= 0 ? ending_.rounds * TRIES_A_ROUND : 1 << 30;
        while (left > 0 && !over()) {
            filler_.rank(chance_.below(2) ? taste_ : shaken(), chance_);
            for (int tries = 0; tries < TRIES_A_TASTE && left > 0 && !over(); ++tries, --left) {
                const std::vector<Placed> kept = without_a_part(now);
                filler_.start(root);
                for (const Placed &p : kept) filler_.set(root, p.block, p.x, p.y, p.z);
                const Worth found = beam(root, 1 + chance_.below(WIDEST_REPACKING), &trial);
                if (found >= worth) {
                    worth = found;
                    now = trial;
                }
            }
        }
    }

    std::vector<Placed> without_a_part(const std::vector<Placed> &all) {
        const auto &room = task_.room;
        std::vector<char> out(all.size(), 0);
        const int way = chance_.below(4);
        if (way == 0) {
            // The last ones set.
            const std::size_t keep = chance_.below(static_cast<int>(all.size()));
            for (std::size_t i = keep; i < all.size(); ++i) out[i] = 1;
        } else {
            // A slice along, or a quarter of the floor.
            int x1 = 0, x2 = room[0], y1 = 0, y2 = room[1], z1 = 0;
            const int deep = room[0] * (20 + chance_.below(45)) / 100;
            x1 = chance_.below(room[0]) - deep / 2, x2 = x1 + deep;
            if (way == 2) {
                const int wide = room[1] * (30 + chance_.below(60)) / 100;
                y1 = chance_.below(room[1]) - wide / 2, y2 = y1 + wide;
            }
            if (way == 3) z1 = chance_.below(room[2]) * 3 / 4, x1 = 0, x2 = room[0];
            for (std::size_t i = 0; i < all.size(); ++i) {
                const auto &b = set_.blocks[all[i].block];
                const auto &p = all[i];
                if (p.x < x2 && p.x + b.size[0] > x1 && p.y < y2 && p.y + b.size[1] > y1 && p.z >= z1) out[i] = 1;
            }
        }
        // What stands above something taken out goes too. Blocks are in the order they were set.
        if (!task_.hang()) {
            for (std::size_t i = 0; i < all.size(); ++i) {
                if (!out[i]) continue;
                const auto &a = all[i];
                const auto &ab = set_.blocks[a.block];
                for (std::size_t j = i + 1; j < all.size(); ++j) {
                    const auto &b = all[j];
                    const auto &bb = set_.blocks[b.block];
                    if (!out[j] && b.z > a.z && b.x < a.x + ab.size[0] && a.x < b.x + bb.size[0] &&
                        b.y < a.y + ab.size[1] && a.y < b.y + bb.size[1]) out[j] = 1;
                }
            }
        }
        std::vector<Placed> kept;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (!out[i]) kept.push_back(all[i]);
        }
        return kept;
    }

public:
    Packing result() {
        write_grids();
        return best_;
    }

private:
    const Task &task_;
    const Ending &ending_;
    const Told &told_;
    Chance chance_;
    double started_;
    BlockSet set_;
    Filler filler_;
    Taste taste_;
    Packing best_;
    std::vector<Placed> best_placed_;
    State scratch_;
    bool over_ = false;
};

} // namespace

Packing pack(const Task &task, const Ending &ending, std::uint64_t seed, const Told &told) {
    Search search(task, ending, seed, told);
    search.run();
    return search.result();
}

} // namespace geliat
