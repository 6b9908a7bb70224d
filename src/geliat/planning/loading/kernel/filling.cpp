// The greedy filling. Most of the kernel's time is spent in Filler::choose.
#include "filling.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace geliat {

namespace {

constexpr int FINE = 1300;

} // namespace

void State::copy(const State &other) {
    surface.copy(other.surface);
    left.assign(other.left.begin(), other.left.end());
    placed.assign(other.placed.begin(), other.placed.end());
    alive.assign(other.alive.begin(), other.alive.end());
    payload = other.payload;
    worth = other.worth;
    flat = other.flat;
    tall = other.tall;
}

Filler::Filler(const Task &task, const BlockSet &set)
    : task_(task), set_(set), least_(task.room), ranking_(task, set), fitting_(ranking_.words()) {
    fine_ = std::max({task.room[0], task.room[1], task.room[2]}) <= FINE;
    weighs_ = false;
    std::int64_t weight = 0;
    std::map<int, std::set<int>> flat, tall;
    for (int k = 0; k < static_cast<int>(task.kinds.size()); ++k) {
        const BoxKind &kind = task.kinds[k];
        for (const Stand &stand : kind.stands) {
            for (int way = 0; way < 3; ++way) least_[way] = std::min(least_[way], stand.side[way]);
            for (int way = 0; way < 2; ++way) flat[stand.side[way]].insert(k);
            tall[stand.side[2]].insert(k);
        }
        weight += kind.weight * kind.quantity;
    }
    weighs_ = weight > task.payload;
    flat_of_.resize(task.kinds.size());
    tall_of_.resize(task.kinds.size());
    const auto list = [](const auto &found, auto &sides, auto &of) {
        for (const auto &[side, kinds] : found) {
            for (int k : kinds) of[k].push_back(static_cast<int>(sides.size()));
            sides.push_back({side, {kinds.begin(), kinds.end()}});
        }
    };
    list(flat, flat_sides_, flat_of_);
    list(tall, tall_sides_, tall_of_);
}

void Filler::start(State &state) const {
    state.surface.start(task_.room);
    state.left.clear();
    for (const BoxKind &kind : task_.kinds) state.left.push_back(kind.quantity);
    state.placed.clear();
    state.payload = task_.payload;
    state.worth = 0;
    ranking_.all(state.alive);
    for (std::size_t k = 0; k < state.left.size(); ++k) {
        if (state.left[k] == 0) ranking_.limit(state.alive, static_cast<int>(k), 0);
    }
    state.flat.clear(std::max(task_.room[0], task_.room[1]));
    state.tall.clear(task_.room[2]);
    reach_again(state, state.flat, flat_sides_);
    reach_again(state, state.tall, tall_sides_);
}

void Filler::reach_again(const State &state, Reach &reach, const std::vector<KindsOfSide> &sides) {
    for (const KindsOfSide &each : sides) {
        for (int kind : each.kinds) {
            if (state.left[kind] <= 0) continue;
            reach.add(each.side);
            break;
        }
    }
}

// A kind is used up: count the sums again if they needed one of its sides and no other kind has it.
void Filler::without(State &state, int kind) const {
    const auto lost = [&](const Reach &reach, const auto &sides, const auto &of) {
        return std::any_of(of[kind].begin(), of[kind].end(), [&](int at) {
            const auto &others = sides[at].kinds;
            return reach.needs(sides[at].side) &&
                   std::none_of(others.begin(), others.end(), [&](int k) { return state.left[k] > 0; });
        });
    };
    if (lost(state.flat, flat_sides_, flat_of_)) {
        state.flat.clear(std::max(task_.room[0], task_.room[1]));
        reach_again(state, state.flat, flat_sides_);
    }
    if (lost(state.tall, tall_sides_, tall_of_)) {
        state.tall.clear(task_.room[2]);
        reach_again(state, state.tall, tall_sides_);
    }
}

bool Filler::finished(const State &state) const {
    return std::all_of(state.left.begin(), state.left.end(), [](int n) { return n == 0; });
}

void Filler::set(State &state, std::uint32_t number, int x, int y, int z) const {
    const Block &block = set_.blocks[number];
    const Use *use = &set_.uses[block.first_use];
    for (std::uint32_t u = 0; u < block.uses; ++u) {
        int &left = state.left[use[u].kind];
        left -= use[u].count;
        ranking_.limit(state.alive, use[u].kind, left);
        if (left == 0 && fine_) without(state, use[u].kind);
    }
    state.payload -= block.weight;
    state.worth += block.worth;
    state.placed.push_back({static_cast<int>(number), x, y, z});
    state.surface.set(block, x, y, z, task_.room, least_, task_.hang);
}

std::int64_t Filler::distance(const Space &s) const {
    const std::int64_t x = std::min(s.x1, task_.room[0] - s.x2), y = std::min(s.y1, task_.room[1] - s.y2);
    return (x + y) * 64 + std::int64_t{s.z1} * ranking_.taste().rise;
}

int Filler::next(State &state, std::size_t most, std::vector<Choice> &choices) {
    auto &spaces = state.surface.spaces;
    while (!spaces.empty()) {
        std::size_t best = 0;
        std::int64_t nearest = distance(spaces[0]);
        for (std::size_t i = 1; i < spaces.size(); ++i) {
            const std::int64_t far = distance(spaces[i]);
            if (far > nearest) continue;
            const Space &s = spaces[i], &t = spaces[best];
            if (far == nearest) {
                if (s.z1 > t.z1) continue;
                if (s.z1 == t.z1) {
                    const std::int64_t a = std::int64_t{s.x2 - s.x1} * (s.y2 - s.y1);
                    const std::int64_t b = std::int64_t{t.x2 - t.x1} * (t.y2 - t.y1);
                    if (a < b) continue;
                }
            }
            best = i;
            nearest = far;
        }
        choose(state, spaces[best], most, choices);
        if (!choices.empty()) return static_cast<int>(best);
        spaces.erase(spaces.begin() + static_cast<std::ptrdiff_t>(best));
    }
    return -1;
}

// What stands against the six faces of a space.
void Filler::look_around(const State &state, const Space &s) {
    for (auto &faces : facing_) faces.clear();
    const auto &room = task_.room;
    if (s.x1 == 0) facing_[0].push_back({s.y1, s.z1, s.y2, s.z2});
    if (s.x2 == room[0]) facing_[1].push_back({s.y1, s.z1, s.y2, s.z2});
    if (s.y1 == 0) facing_[2].push_back({s.x1, s.z1, s.x2, s.z2});
    if (s.y2 == room[1]) facing_[3].push_back({s.x1, s.z1, s.x2, s.z2});
    if (s.z1 == 0 || !task_.hang) facing_[4].push_back({s.x1, s.y1, s.x2, s.y2});
    if (s.z2 == room[2]) facing_[5].push_back({s.x1, s.y1, s.x2, s.y2});
    for (const Outline &o : state.surface.outlines) {
        const int x1 = std::max(o.x1, s.x1), x2 = std::min(o.x2, s.x2);
        const int y1 = std::max(o.y1, s.y1), y2 = std::min(o.y2, s.y2);
        const int z1 = std::max(o.z1, s.z1), z2 = std::min(o.z2, s.z2);
        const bool x = x1 < x2, y = y1 < y2, z = z1 < z2;
        if (y && z && o.x2 == s.x1) facing_[0].push_back({y1, z1, y2, z2});
        if (y && z && o.x1 == s.x2) facing_[1].push_back({y1, z1, y2, z2});
        if (x && z && o.y2 == s.y1) facing_[2].push_back({x1, z1, x2, z2});
        if (x && z && o.y1 == s.y2) facing_[3].push_back({x1, z1, x2, z2});
        if (task_.hang && x && y && o.z2 == s.z1) facing_[4].push_back({x1, y1, x2, y2});
        if (task_.hang && x && y && o.z1 == s.z2) facing_[5].push_back({x1, y1, x2, y2});
    }
}

std::int64_t Filler::shared(const std::vector<Facing> &faces, int a1, int b1, int a2, int b2) {
    std::int64_t sum = 0;
    for (const Facing &f : faces) {
        const int a = std::min(a2, f.a2) - std::max(a1, f.a1), b = std::min(b2, f.b2) - std::max(b1, f.b1);
        if (a > 0 && b > 0) sum += std::int64_t{a} * b;
    }
    return sum;
}

// Blocks that are as long, as wide or as high as the space touch the most, and there are few of them: they
// are looked at first. All others leave three faces free, so of them only the largest can be better.
void Filler::choose(const State &state, const Space &s, std::size_t most, std::vector<Choice> &choices) {
    choices.clear();
    const int dx = s.x2 - s.x1, dy = s.y2 - s.y1, dz = s.z2 - s.z1;
    const std::uint64_t *fit[3], *less_than[3];
    for (int way = 0; way < 3; ++way) {
        const int length = way == 0 ? dx : way == 1 ? dy : dz;
        fit[way] = ranking_.within(way, length);
        less_than[way] = ranking_.below(way, length);
    }
    const std::uint64_t *barred = s.z1 > 0 ? ranking_.floor_only() : nullptr;
    const std::size_t words = ranking_.words();
    std::uint64_t any = 0;
    for (std::size_t w = 0; w < words; ++w) {
        std::uint64_t bits = state.alive[w] & fit[0][w] & fit[1][w] & fit[2][w];
        if (barred) bits &= ~barred[w];
        fitting_[w] = bits;
        any |= bits;
    }
    if (!any) return;
    look_around(state, s);
    Look look{s, dx, dy, dz, task_.room[0] - s.x2 < s.x1, task_.room[1] - s.y2 < s.y1, most, -1};
    const double whole = static_cast<double>(dx) * dy * dz;
    const double half = whole * power_of(0.5, ranking_.taste().touch);
    for (int pass = 0; pass < 2; ++pass) {
        const double bound = pass == 0 ? whole : half;
        for (std::size_t w = 0; w < words; ++w) {
            const std::uint64_t inner = less_than[0][w] & less_than[1][w] & less_than[2][w];
            std::uint64_t bits = fitting_[w] & (pass == 0 ? ~inner : inner);
            if (!bits) continue;
            if (ranking_.worth(static_cast<std::uint32_t>(w * 64)) * bound <= look.worst) break;
            for (; bits; bits &= bits - 1) {
                weigh(state, look, static_cast<std::uint32_t>(w * 64 + __builtin_ctzll(bits)), choices);
            }
        }
    }
    std::sort(choices.begin(), choices.end(), better);
}

bool Filler::better(const Choice &a, const Choice &b) {
    return a.score > b.score || (a.score == b.score && a.rank < b.rank);
}

// What one block is worth in a space, taken among the choices if it is one of the best so far.
void Filler::weigh(const State &state, Look &look, std::uint32_t rank, std::vector<Choice> &choices) const {
    const auto [l, w, h] = ranking_.size(rank);
    const Space &s = look.space;
    if (l > look.dx || w > look.dy || h > look.dz) return;
    if (weighs_ && set_.blocks[ranking_.block(rank)].weight > state.payload) return;
    const int touch_power = ranking_.taste().touch;
    const std::int64_t side_x = std::int64_t{w} * h, side_y = std::int64_t{l} * h, flat = std::int64_t{l} * w;
    const double surface = 2.0 * static_cast<double>(side_x + side_y + flat);
    double score = ranking_.worth(rank) * (l + state.flat.most(look.dx - l));
    score *= w + state.flat.most(look.dy - w);
    score *= h + state.tall.most(look.dz - h);
    // The most it can touch: faces inside the space touch nothing.
    const std::int64_t free =
        (l < look.dx ? side_x : 0) + (w < look.dy ? side_y : 0) + (h < look.dz ? flat : 0);
    if (score * power_of((surface - static_cast<double>(free)) / surface, touch_power) <= look.worst) return;
    const int x1 = look.far_x ? s.x2 - l : s.x1, y1 = look.far_y ? s.y2 - w : s.y1, z1 = s.z1;
    const int x2 = x1 + l, y2 = y1 + w, z2 = z1 + h;
    std::int64_t touched = 0;
    if (x1 == s.x1) touched += shared(facing_[0], y1, z1, y2, z2);
    if (x2 == s.x2) touched += shared(facing_[1], y1, z1, y2, z2);
    if (y1 == s.y1) touched += shared(facing_[2], x1, z1, x2, z2);
    if (y2 == s.y2) touched += shared(facing_[3], x1, z1, x2, z2);
    touched += shared(facing_[4], x1, y1, x2, y2);
    if (z2 == s.z2) touched += shared(facing_[5], x1, y1, x2, y2);
    score *= power_of(static_cast<double>(touched) / surface, touch_power);
    if (score <= look.worst) return;
    choices.push_back({score, rank});
    if (choices.size() < look.most) return;
    if (choices.size() > look.most) {
        std::push_heap(choices.begin(), choices.end(), better);
        std::pop_heap(choices.begin(), choices.end(), better);
        choices.pop_back();
    } else {
        std::make_heap(choices.begin(), choices.end(), better);
    }
    look.worst = choices.front().score;
}

void Filler::set_into(State &state, const Space &s, std::uint32_t number) const {
    const Block &b = set_.blocks[number];
    const int x = task_.room[0] - s.x2 < s.x1 ? s.x2 - b.size[0] : s.x1;
    const int y = task_.room[1] - s.y2 < s.y1 ? s.y2 - b.size[1] : s.y1;
    set(state, number, x, y, s.z1);
}

void Filler::fill(State &state) {
    std::vector<Choice> choices;
    choices.reserve(4);
    while (true) {
        const int at = next(state, 1, choices);
        if (at < 0) return;
        const Space space = state.surface.spaces[static_cast<std::size_t>(at)];
        set_into(state, space, ranking_.block(choices.front().rank));
    }
}

} // namespace geliat
