-- Who belongs to whom. `name` is the body as its reports name it, … where there are members that are
-- not listed; `kind` is what its figures cover, where its reports do not say so: own_level, whole_area.
CREATE TABLE members (
    name VARCHAR(1000) NOT NULL,
    parent VARCHAR(1000),
    kind VARCHAR(1000)
);
